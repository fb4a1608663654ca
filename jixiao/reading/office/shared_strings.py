"""Texts of an .xlsx: the shared strings, and the pieces of which a text is made."""

from ...errors import ReportError
from .blocks import subscript, superscript
from .sheets import cell_text

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TEXT, _STRING, _PHONETIC, _RAISED, _RUN = (_S + name for name in ("t", "si", "rPh", "vertAlign", "r"))
_MAX_STRINGS, _MAX_CHARACTERS = 1_000_000, 32_000_000


class Texts:
    """Collects the text of the elements that hold text; phonetic help is no text, raised figures are marked."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.listens = False
        self.phonetic = 0
        self.shift = ""

    def open_text(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == _TEXT:
            self.listens = not self.phonetic
        elif tag == _PHONETIC:
            self.phonetic += 1
        elif tag == _RUN:
            self.shift = ""
        elif tag == _RAISED:
            self.shift = attributes.get("val", "")

    def close_text(self, tag: str) -> None:
        if tag == _TEXT:
            self.listens = False
        elif tag == _PHONETIC:
            self.phonetic -= 1
        elif tag == _RUN:
            self.shift = ""

    def data(self, text: str) -> None:
        if self.listens:
            mark = {"superscript": superscript, "subscript": subscript}.get(self.shift)
            self.pieces.append(mark(text) if mark else text)

    def taken(self) -> str:
        text, self.pieces = "".join(self.pieces), []
        return text

    def close(self) -> None:
        """Called at the part's end."""


class StringReader(Texts):
    """Reads the shared strings."""

    def __init__(self, file_name: str) -> None:
        super().__init__()
        self.file_name = file_name
        self.strings: list[str] = []
        self.characters = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.open_text(tag, attributes)

    def end(self, tag: str) -> None:
        self.close_text(tag)
        if tag == _STRING:
            text = cell_text(self.taken())
            self.characters += len(text)
            if len(self.strings) >= _MAX_STRINGS or self.characters > _MAX_CHARACTERS:
                raise ReportError(self.file_name, "refused.workbook_texts")
            self.strings.append(text)
