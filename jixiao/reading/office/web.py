"""Web pages (.html, .mhtml): paragraphs and tables in reading order, as a browser would show them."""

import re
from collections.abc import Iterator

from lxml import etree

from ...errors import ReportError
from ..document import Document
from .blocks import Block, Builder, Grid
from .charset import page_text
from .markup import Element
from .mime import html_pages
from .navigation import is_furniture_line, without_furniture
from .web_walk import Walk

MAX_TAGS = 800_000
_CARD = re.compile(
    r"索\s*引\s*号|信息索引|发布(?:机构|日期|时间)|发文(?:机关|日期)|成文日期|生成日期|主题(?:分类|词)|公开(?:日期|方式)|有效性"
)
_CARD_CELLS, _CARD_LINES = 40, 3
_TABLE = re.compile(r"</?table\b", re.IGNORECASE)
_OPENS, _CLOSES = re.compile(r"<(?:html|body)\b", re.IGNORECASE), re.compile(r"</(?:html|body)\b", re.IGNORECASE)


def read_web(file_name: str, report_id: str, content: bytes) -> Document:
    """The document of an HTML page's bytes. Raises ReportError where they are no text, or too large."""
    builder = Builder(report_id, file_name, "html")
    _add(builder, page_content(file_name, content))
    return builder.finished()


def read_archive(file_name: str, report_id: str, content: bytes) -> Document:
    """The document of a web archive: its pages one after another."""
    builder = Builder(report_id, file_name, "mhtml")
    for page in html_pages(file_name, content):
        _add(builder, page_content(file_name, page.content, page.charset))
    return builder.finished()


def _add(builder: Builder, content: list[str | Grid]) -> None:
    builder.add(list(_without_site(content)))


def _without_site(content: list[str | Grid]) -> Iterator[str | Grid]:
    """Content without a site's lines and index cards, also inside tables that lay out the page."""
    for part in content:
        if isinstance(part, str):
            if not is_furniture_line(part.strip()):
                yield part
        elif not _is_card(part):
            for block in [block for row in part.rows for block in row if _lays_out(block)]:
                block.content = list(_without_site(block.content))
            yield part


def _lays_out(block: Block) -> bool:
    return any(isinstance(part, Grid) for part in block.content)


def _is_card(grid: Grid) -> bool:
    """Whether a table is the card with which a site files the page (索引号, 发布机构, 主题分类)."""
    blocks = [block for row in grid.rows for block in row]
    if len(blocks) > _CARD_CELLS or any(_lays_out(block) or block.lines > _CARD_LINES for block in blocks):
        return False
    return sum(_CARD.match(block.text) is not None for block in blocks) >= 2


def page_content(file_name: str, content: bytes, charset: str = "") -> list[str | Grid]:
    """Paragraphs and tables of a page."""
    if content.count(b"<") > MAX_TAGS:
        raise ReportError(file_name, "refused.page_tags", most=MAX_TAGS)
    text = page_text(file_name, content, charset)
    if _is_cut(text):
        raise ReportError(file_name, "refused.page_cut")
    root = _tree(file_name, text)
    if root is None:
        return []
    without_furniture(root)
    return Walk(file_name).content(root)


def _is_cut(text: str) -> bool:
    """Whether a page ends inside a table, or in mid-text without its closing tags: its last figure may be a part."""
    last = max((tag.start() for tag in _TABLE.finditer(text)), default=-1)
    if last >= 0 and not text.startswith("</", last):
        return True
    return not text.rstrip().endswith(">") and bool(_OPENS.search(text)) and not _CLOSES.search(text)


def _tree(file_name: str, text: str) -> Element | None:
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, recover=True
    )
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if any("depth" in entry.message for entry in parser.error_log if entry.level == etree.ErrorLevels.FATAL):
        raise ReportError(file_name, "refused.page_deep")
    return root
