"""Word documents (.docx): paragraphs and tables in reading order, as the document prints them.

Left out: headers, footers, footnotes, comments, tables of contents.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ...errors import ReportError
from ..archive import Archive
from ..document import Document
from .blocks import Builder, Grid
from .markup import Element, main_part, part, relations
from .word_edits import settle
from .word_names import ALT_CHUNK, BODY, RELATION_ID, TABLE, P
from .word_numbering import write_numbers
from .word_text import paragraph_text, table_grid

Chunk = Callable[[bytes], list[str | Grid]]
"""Reads a web page that a Word document takes in whole (w:altChunk)."""


def read_word(file_name: str, report_id: str, archive: Archive, chunk: Chunk, kind: str = "docx") -> Document:
    """The document of an opened .docx. Raises ReportError where it is damaged, too large or without text."""
    name = main_part(archive, "word/document.xml")
    root = part(archive, name)
    body = root.find(BODY)
    if body is None:
        raise ReportError(file_name, "refused.no_document")
    settle(root)
    builder = Builder(report_id, file_name, kind)
    write_numbers(archive, name, body)
    reader = _Reader(_chunks(archive, name, body, chunk))
    builder.add([*reader.content(body)])
    return builder.finished()


def _chunks(archive: Archive, name: str, body: Element, chunk: Chunk) -> dict[str, list[str | Grid]]:
    """Relation id → what a page taken in holds."""
    if next(body.iter(ALT_CHUNK), None) is None:
        return {}
    found = relations(archive, name)
    return {key: chunk(archive.read(target)) for key, (kind, target) in found.items() if kind == "aFChunk"}


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads what stands in a body or a cell; `chunks` holds the pages that the document takes in, by relation id."""

    chunks: dict[str, list[str | Grid]]

    def content(self, parent: Element) -> Iterator[str | Grid]:
        """Paragraphs and tables, through whatever wraps them."""
        for child in parent:
            tag = child.tag
            if tag == P:
                yield paragraph_text(child)
            elif tag == TABLE:
                yield table_grid(child, self.content)
            elif tag == ALT_CHUNK:
                yield from self.chunks.get(child.get(RELATION_ID, ""), [])
            elif len(child):
                yield from self.content(child)
