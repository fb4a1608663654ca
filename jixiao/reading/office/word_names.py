"""Names of elements and attributes of WordprocessingML (ECMA-376 part 1, section 17)."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

P, R, T, TAB, BR, CR = (W + name for name in ("p", "r", "t", "tab", "br", "cr"))
NO_BREAK_HYPHEN, SYM = W + "noBreakHyphen", W + "sym"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
TABLE, ROW, CELL = W + "tbl", W + "tr", W + "tc"
GRID_COLUMN = f"{W}tblGrid/{W}gridCol"
ROW_PROPERTIES, CELL_PROPERTIES = W + "trPr", W + "tcPr"
GRID_BEFORE, GRID_SPAN, VERTICAL_MERGE = W + "gridBefore", W + "gridSpan", W + "vMerge"
CELL_WIDTH, CELL_DELETED = W + "tcW", W + "cellDel"
BODY, TEXT_BOX, ALT_CHUNK = W + "body", W + "txbxContent", W + "altChunk"
CONTENT_CONTROL, GALLERY = W + "sdt", W + "docPartGallery"
INSTRUCTION, LINK, ANCHOR = W + "instrText", W + "hyperlink", W + "anchor"
DELETED, MOVED_AWAY = W + "del", W + "moveFrom"
RUN_PROPERTIES, PARAGRAPH_PROPERTIES, TABS = W + "rPr", W + "pPr", W + "tabs"
HIDDEN, VERTICAL_ALIGN, RUBY_TEXT = W + "vanish", W + "vertAlign", W + "rt"
ALTERNATE, CHOICE, FALLBACK = _MC + "AlternateContent", _MC + "Choice", _MC + "Fallback"
VAL, WIDTH, CHARACTER, FONT, TYPE = (W + name for name in ("val", "w", "char", "font", "type"))
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
OFF = ("0", "false", "off", "none")
"""Values of an on/off property that mean off."""
