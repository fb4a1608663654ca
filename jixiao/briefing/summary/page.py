"""The bare page: A4 upright, faces and sizes of type, paragraphs, pictures, and the footer with the page's number.

Lines stand at an exact distance, so that what a page holds can be worked out before Word lays it out.
"""

from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Inches, Pt, RGBColor
from docx.text.paragraph import Paragraph

from ...saying import Reader
from ...theme import LIGHT, Palette
from ..deck import fit
from .faces import set_faces

TITLE, HEADING, BODY, SMALL, FOOT = 17, 10, 9.5, 8, 7.5
"""Sizes of type in points: title; headings of charts and tables; sentences; tables and what is under the title; the
footer."""

_WIDTH, _HEIGHT, _SIDE, _TOP, _BOTTOM, _FOOT = 21.0, 29.7, 1.6, 1.3, 2.1, 0.8
"""In centimetres: A4, its margins, and where the footer stands."""
ROOM = (_WIDTH - 2 * _SIDE) / 2.54
"""Inches that a line has."""
PAGE = (_HEIGHT - _TOP - _BOTTOM) / 2.54
"""Inches that a page has from above to its footer."""

_NUMBER = 1.1
"""Inches that the number of the page takes at the end of the footer."""
_MODE = "15"
"""The layout of Word 2013 and later, so that Word opens the file as one of today's."""


class Paper:
    """A document in the making, with the words and colours that it is made with, and the height that it has taken."""

    def __init__(self, reader: Reader, palette: Palette = LIGHT) -> None:
        self.reader, self.palette = reader, palette
        self.taken = 0.0
        """Inches from above that paragraphs, tables and pictures take as far as they are put there."""
        self.document: Any = Document()
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(_WIDTH), Cm(_HEIGHT)
        section.left_margin = section.right_margin = Cm(_SIDE)
        section.top_margin, section.bottom_margin = Cm(_TOP), Cm(_BOTTOM)
        section.header_distance = section.footer_distance = Cm(_FOOT)
        [mode] = self.document.settings.element.xpath("//w:compatSetting[@w:name='compatibilityMode']")
        mode.set(qn("w:val"), _MODE)
        set_faces(self.document, reader.language)

    @property
    def left(self) -> float:
        """Inches that the first page still has."""
        return PAGE - self.taken

    def paragraph(
        self,
        runs: Sequence[tuple[str, bool, str]],
        size: float = BODY,
        *,
        gap: float = 0,
        style: str = "Normal",
        with_next: bool = False,
    ) -> Paragraph:
        """A paragraph of runs (text, whether bold, colour), with `gap` points below."""
        made: Paragraph = self.document.add_paragraph(style=style)
        self.taken += self.write(made, runs, size, ROOM, gap=gap)
        made.paragraph_format.keep_with_next = with_next
        return made

    def write(
        self, into: Paragraph, runs: Sequence[tuple[str, bool, str]], size: float, width: float, *, gap: float = 0
    ) -> float:
        """Fill a paragraph that is so many inches wide; returns how high it is, in inches."""
        layout = into.paragraph_format
        layout.space_before, layout.space_after = Pt(0), Pt(gap)
        layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(size * fit.LINE)
        layout.keep_together = True
        for told, bold, tone in runs:
            run = into.add_run(told)
            run.font.size, run.font.bold = Pt(size), bold
            run.font.color.rgb = RGBColor.from_string(tone.lstrip("#"))
        lines = fit.laid("".join(told for told, _, _ in runs), width, size)
        return fit.height(len(lines), size) + gap / 72

    def gap(self, points: float) -> None:
        """Room between two parts; without it two tables would be one."""
        made = self.document.add_paragraph()
        made.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        made.paragraph_format.line_spacing, made.paragraph_format.space_after = Pt(points), Pt(0)
        self.taken += points / 72

    def footer(self, lines: Sequence[str]) -> None:
        """What every page stands on, and which page it is."""
        footer = self.document.sections[0].footer
        for place, line in enumerate(lines):
            made = footer.paragraphs[0] if place == 0 else footer.add_paragraph()
            self.write(made, [(line, False, self.palette.muted)], FOOT, ROOM)
            made.style = self.document.styles["Footer"]
        stops = self.document.styles["Footer"].paragraph_format.tab_stops
        stops.clear_all()
        self._number(made)

    def footer_line(self, told: str, *, numbered: bool = False) -> str:
        """A line of the footer, cut to two lines; to one that leaves room for the page's number where `numbered`."""
        return fit.cut(told, ROOM - _NUMBER, FOOT, 1) if numbered else fit.cut(told, ROOM, FOOT, 2)

    def footer_fits(self, told: str) -> bool:
        """Whether a line leaves room for the page's number."""
        return len(fit.laid(told, ROOM - _NUMBER, FOOT)) == 1

    def _number(self, into: Paragraph) -> None:
        """The page and how many there are, at the right: fields that Word fills in."""
        into.paragraph_format.tab_stops.add_tab_stop(Inches(ROOM), WD_TAB_ALIGNMENT.RIGHT)
        fields = {"page": "PAGE", "pages": "NUMPAGES"}
        marks = {name: f"\x00{name}\x00" for name in fields}
        for piece in ("\t" + self.reader.text("brief.page", **marks)).split("\x00"):
            if piece in fields:
                field = OxmlElement("w:fldSimple")
                field.set(qn("w:instr"), fields[piece])
                into._p.append(field)
            run = into.add_run("1" if piece in fields else piece)
            run.font.size, run.font.color.rgb = Pt(FOOT), RGBColor.from_string(self.palette.muted.lstrip("#"))
            if piece in fields:
                field.append(run._r)

    def save(self, to: Any, title: str) -> None:
        """Finish and write the document."""
        properties = self.document.core_properties
        properties.title, properties.author, properties.comments = title, "", ""
        properties.language = {"zh": "zh-CN", "en": "en-US"}[self.reader.language]
        self.document.save(to)
