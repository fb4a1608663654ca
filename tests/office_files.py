"""Word documents, workbooks and web archives written by hand, each for what no library writes."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from jixiao.parsing import Facts, parse
from jixiao.reading import Document, read_bytes

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip of parts by name."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def relationships(**targets: str) -> str:
    """A part that says what another refers to, by kind; ids are the kinds."""
    listed = "".join(
        f'<Relationship Id="{kind}" Type="{_R}/{kind}" Target="{target}"/>' for kind, target in targets.items()
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{_PACKAGE}">{listed}</Relationships>'


def word_file(body: str, before: str = "", **parts: str | bytes) -> bytes:
    """A .docx of what its w:body holds; `before` stands above the root element, `parts` are added under word/."""
    document = f'<?xml version="1.0"?>{before}<w:document {_SPACES}><w:body>{body}</w:body></w:document>'
    related = {name.partition(".")[0]: name for name in parts}
    named = {f"word/{name}": content for name, content in parts.items()}
    links = {"word/_rels/document.xml.rels": relationships(**related)} if related else {}
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document, **links, **named})


def word_part(root: str, content: str) -> str:
    return f'<?xml version="1.0"?><w:{root} {_SPACES}>{content}</w:{root}>'


def p(text: str, properties: str = "") -> str:
    """A Word paragraph of one run."""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def tc(content: str, span: int = 1, merge: str | None = None, width: int = 0) -> str:
    """A Word cell; text becomes a paragraph."""
    facts = f'<w:tcW w:w="{width}" w:type="dxa"/>' if width else ""
    facts += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    facts += {"restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}.get(merge or "", "")
    return f"<w:tc><w:tcPr>{facts}</w:tcPr>{content if content.startswith('<') else p(content)}</w:tc>"


def tbl(*rows: str, grid: tuple[int, ...] = ()) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tbl><w:tblGrid>{columns}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def workbook_file(sheets: dict[str, str], styles: str = "", strings: str = "", hidden: str = "") -> bytes:
    """An .xlsx of sheets by name, each given as what its root element holds; one of them may be hidden."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="s{at}" state="{"hidden" if name == hidden else "visible"}"/>'
        for at, name in enumerate(sheets, 1)
    )
    related = "".join(
        f'<Relationship Id="s{at}" Type="{_R}/worksheet" Target="worksheets/{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    related += f'<Relationship Id="y" Type="{_R}/styles" Target="/xl/styles.xml"/>'
    related += f'<Relationship Id="t" Type="{_R}/sharedStrings" Target="sharedStrings.xml"/>'
    space = f'xmlns="{_S}" xmlns:r="{_R}"'
    return zipped(
        {
            "_rels/.rels": relationships(officeDocument="xl/workbook.xml"),
            "xl/workbook.xml": f"<workbook {space}><sheets>{listed}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{related}</Relationships>',
            "xl/styles.xml": f"<styleSheet {space}>{styles}</styleSheet>",
            "xl/sharedStrings.xml": f"<sst {space}>{strings}</sst>",
            **{
                f"xl/worksheets/{at}.xml": f"<worksheet {space}>{content}</worksheet>"
                for at, content in enumerate(sheets.values(), 1)
            },
        }
    )


def read_word(body: str, **parts: str | bytes) -> Document:
    return read_bytes("a.docx", word_file(body, **parts))


def read_page(body: str) -> Document:
    return read_bytes("a.html", f"<html><body>{body}</body></html>".encode())


def texts(document: Document) -> list[list[list[str]]]:
    """The texts of all tables' filled cells, row by row."""
    return [[[cell.text for cell in row if cell.text] for row in table.rows] for table in document.tables]


def places(document: Document) -> dict[str, tuple[int, int, int, int]]:
    """Text → row, column, row span and column span of the first table's filled cells."""
    return {
        cell.text: (cell.row, cell.column, cell.row_span, cell.column_span)
        for row in document.tables[0].rows
        for cell in row
        if cell.text
    }


def facts_of(document: Document) -> Facts:
    return parse(document)[0]
