"""The deck's bare pages: size, title, footer, slide number, and text put into a box."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from ...saying import Reader
from ...theme import LIGHT, Palette
from ..model import Slide, Table
from . import faces, fit

WIDTH, HEIGHT, MARGIN = 13.333, 7.5, 0.6
BODY_END = 6.7
"""Inches from above where the footer's room begins."""
TITLE, BODY, SMALL = 28, 18, 12
"""Sizes of type in points: titles, everything that is read in the room, the footer."""

_TITLE_TOP, _TITLE_LINES, _LEAD_LINES = 0.3, 2, 3
_FOOTER_TOP, _FOOTER_LINES, _NUMBER = 6.88, 2, 0.9
_BOLD = 1.03
"""How much wider bold type is."""
_LAYOUT = "Title Only"


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page, in inches."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[int, int, int, int]:
        return Inches(self.left), Inches(self.top), Inches(self.width), Inches(self.height)

    def below(self, by: float) -> "Box":
        """The rest of the box `by` inches further down."""
        return Box(self.left, self.top + by, self.width, self.height - by)


def color(tone: str) -> RGBColor:
    found: RGBColor = RGBColor.from_string(tone.lstrip("#"))
    return found


class Deck:
    """A presentation in the making, with the words and colours that it is made with."""

    def __init__(self, reader: Reader, palette: Palette = LIGHT) -> None:
        self.reader, self.palette = reader, palette
        self.cut_short: list[tuple[Slide, Table]] = []
        """The tables that had no room for all their rows, with the slides that they stand on."""
        self.presentation: Any = Presentation()
        self.presentation.slide_width, self.presentation.slide_height = Inches(WIDTH), Inches(HEIGHT)
        for layout in list(self.presentation.slide_layouts):
            if layout.name != _LAYOUT:
                self.presentation.slide_layouts.remove(layout)
        self._place()
        faces.set_theme(self.presentation, palette)

    def page(self, title: str, notes: str = "", *, size: int = TITLE, box: Box | None = None) -> Any:
        """A new page with its title and number. The title is cut where it takes more room than its box has."""
        slide = self.presentation.slides.add_slide(self.presentation.slide_layouts[0])
        shape = slide.shapes.title
        if box is not None:
            shape.left, shape.top, shape.width, shape.height = box.emu
        place = box or Box(MARGIN, _TITLE_TOP, WIDTH - 2 * MARGIN, 0)
        told = fit.cut(title, place.width, size * _BOLD, _TITLE_LINES)
        self.write(shape.text_frame, [told], size, bold=True, anchor=MSO_ANCHOR.BOTTOM)
        for shape in list(slide.placeholders):
            if shape.placeholder_format.type is not None and not shape.has_text_frame:
                shape._element.getparent().remove(shape._element)
        self._number(slide)
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
        return slide

    def body(self, slide: Any, lead: str = "") -> Box:
        """The room below the title, after putting the lead there."""
        place = self.room(lead)
        if lead:
            top = self.room("").top - 0.04
            told = fit.cut(lead, place.width, BODY, _LEAD_LINES)
            self.text(slide, Box(MARGIN, top, place.width, place.top - top), [told], tone=self.palette.muted)
        return place

    def room(self, lead: str) -> Box:
        """What a page has below its title and lead. Titles stand at the foot of their box, so that nothing jumps."""
        width, top = WIDTH - 2 * MARGIN, _TITLE_TOP + fit.height(_TITLE_LINES, TITLE) + 0.14
        if lead:
            told = fit.cut(lead, width, BODY, _LEAD_LINES)
            top += fit.height(len(fit.laid(told, width, BODY)), BODY) + 0.12
        return Box(MARGIN, top, width, BODY_END - top)

    def footer(self, slide: Any, told: str) -> None:
        """What the page stands on, at its foot."""
        room = WIDTH - 2 * MARGIN - _NUMBER
        box = Box(MARGIN, _FOOTER_TOP, room, fit.height(_FOOTER_LINES, SMALL))
        told = fit.cut(told, room, SMALL, _FOOTER_LINES)
        self.text(slide, box, [told], SMALL, tone=self.palette.muted).name = "Footer"

    def text(
        self,
        slide: Any,
        box: Box,
        paragraphs: Sequence[str],
        size: int = BODY,
        *,
        tone: str | None = None,
        bold: bool = False,
        gap: float = 0,
        hanging: float = 0,
    ) -> Any:
        """A box with paragraphs, `gap` points apart; `hanging`: numbered, the text so many inches from its number."""
        shape = slide.shapes.add_textbox(*box.emu)
        self.write(shape.text_frame, paragraphs, size, tone=tone, bold=bold, gap=gap)
        if hanging:
            for paragraph in shape.text_frame.paragraphs:
                properties = paragraph._p.get_or_add_pPr()
                properties.set("marL", str(Inches(hanging)))
                properties.set("indent", str(-Inches(hanging)))
                properties.append(properties.makeelement(qn("a:buAutoNum"), {"type": "arabicPlain"}))
        return shape

    def write(
        self,
        frame: Any,
        paragraphs: Sequence[str],
        size: int = BODY,
        *,
        tone: str | None = None,
        bold: bool = False,
        gap: float = 0,
        align: PP_ALIGN = PP_ALIGN.LEFT,
        anchor: MSO_ANCHOR | None = MSO_ANCHOR.TOP,
    ) -> None:
        """Paragraphs in a frame without inner margins; lines stand at an exact distance."""
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        if anchor is not None:
            frame.vertical_anchor = anchor
        for place, told in enumerate(paragraphs):
            paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
            paragraph.text = told.replace("\n", "\v")
            paragraph.line_spacing, paragraph.space_after = Pt(round(size * fit.LINE, 1)), Pt(gap)
            paragraph.space_before, paragraph.alignment = Pt(0), align
            for run in paragraph.runs:
                run.font.size, run.font.bold = Pt(size), bold
                run.font.color.rgb = color(tone or self.palette.ink)

    def save(self, to: Any, title: str) -> None:
        """Finish and write the deck."""
        faces.set_faces(self.presentation, self.reader.language)
        properties = self.presentation.core_properties
        properties.title = title
        properties.author = properties.last_modified_by = self.reader.text("app.title")
        properties.language = "zh-CN" if self.reader.language == "zh" else "en-US"
        self.presentation.save(to)

    def _place(self) -> None:
        """Move what the master and the layout hold to where a wide page has it; they hold a title and a number."""
        places = {
            "title": Box(MARGIN, _TITLE_TOP, WIDTH - 2 * MARGIN, fit.height(_TITLE_LINES, TITLE)),
            "sldNum": Box(WIDTH - MARGIN - _NUMBER, _FOOTER_TOP, _NUMBER, fit.height(1, SMALL)),
        }
        for holder in (self.presentation.slide_master, self.presentation.slide_layouts[0]):
            for shape in list(holder.placeholders):
                kind = shape._element.find(f".//{qn('p:ph')}").get("type")
                if kind in places:
                    shape.left, shape.top, shape.width, shape.height = places[kind].emu
                elif kind != "body":
                    shape._element.getparent().remove(shape._element)
                else:
                    box = Box(MARGIN, 2, WIDTH - 2 * MARGIN, BODY_END - 2)
                    shape.left, shape.top, shape.width, shape.height = box.emu
        for style in self.presentation.slide_master._element.iter(qn("p:titleStyle")):
            level = style.find(qn("a:lvl1pPr"))
            level.set("algn", "l")
            level.find(qn("a:defRPr")).set("sz", str(TITLE * 100))

    def _number(self, slide: Any) -> None:
        """The number of the page, as a field that follows when pages are moved."""
        layout = self.presentation.slide_layouts[0]
        [source] = [one for one in layout.placeholders if one._element.find(f".//{qn('p:ph')}").get("type") == "sldNum"]
        number = deepcopy(source._element)
        slide.shapes._spTree.append(number)
        number.nvSpPr.cNvPr.set("id", str(max(shape.shape_id for shape in slide.shapes) + 1))
        for field in number.iter(qn("a:fld")):
            field.find(qn("a:t")).text = str(len(self.presentation.slides))
        for paragraph in number.iter(qn("a:p")):
            paragraph.get_or_add_pPr().set("algn", "r")
            for properties in paragraph.iter(qn("a:rPr")):
                properties.set("sz", str(SMALL * 100))
