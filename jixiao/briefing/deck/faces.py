"""Type faces: every text of the deck names a face for Latin and one for East-Asian characters, in its own language.

A computer without the face takes what its class and character set say, so a Chinese face stands in for it.
"""

from typing import Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn

from ...theme import Palette

FACE = "Microsoft YaHei"
_CLASS = {"typeface": FACE, "panose": "020B0503020204020204", "pitchFamily": "34", "charset": "-122"}
_LATIN_CLASS = _CLASS | {"charset": "0"}
_PROPERTIES = ("a:rPr", "a:defRPr", "a:endParaRPr")
_LANGUAGES = {"zh": ("zh-CN", "en-US"), "en": ("en-US", "zh-CN")}
_BEFORE = tuple(qn(f"a:{name}") for name in ("ln", "noFill", "solidFill", "gradFill", "effectLst", "highlight"))


def set_faces(presentation: Any, language: str) -> None:
    """Give every text on slides, in charts, tables, notes and layouts its faces and its language."""
    master = presentation.slide_master
    for element in (master._element, presentation.slide_layouts[0]._element):
        _set(element, language)
    for slide in presentation.slides:
        _set(slide._element, language)
        if slide.has_notes_slide:
            _set(slide.notes_slide._element, language)
        for shape in slide.shapes:
            if shape.has_chart:
                _set(shape.chart._chartSpace, language)


def _set(element: Any, language: str) -> None:
    for run in element.iter(qn("a:r")):
        run.get_or_add_rPr()
    for name in _PROPERTIES:
        for properties in element.iter(qn(name)):
            _name(properties, language)


def _name(properties: Any, language: str) -> None:
    for tag in ("a:latin", "a:ea"):
        for found in properties.findall(qn(tag)):
            properties.remove(found)
    at = sum(child.tag in _BEFORE for child in properties)
    latin, east_asian = (etree.Element(qn(tag)) for tag in ("a:latin", "a:ea"))
    latin.attrib.update(_LATIN_CLASS)
    east_asian.attrib.update(_CLASS)
    properties.insert(at, latin)
    properties.insert(at + 1, east_asian)
    if properties.tag != qn("a:defRPr"):
        first, other = _LANGUAGES[language]
        properties.set("lang", first)
        properties.set("altLang", other)


def set_theme(presentation: Any, palette: Palette) -> None:
    """The deck's own colours and faces, so that what somebody adds by hand looks like the rest."""
    [part] = [
        relation.target_part
        for relation in presentation.slide_master.part.rels.values()
        if relation.reltype == RELATIONSHIP_TYPE.THEME
    ]
    theme = etree.fromstring(part.blob)
    colors = {
        "dk1": palette.ink, "lt1": palette.background, "dk2": palette.muted, "lt2": palette.rule,
        "accent1": palette.executed, "accent2": palette.budget, "accent3": palette.budget_edge,
        "accent4": palette.alert, "accent5": palette.error, "accent6": palette.good,
        "hlink": palette.executed, "folHlink": palette.muted,
    }  # fmt: skip
    for name, color in colors.items():
        [slot] = theme.iter(qn(f"a:{name}"))
        slot[:] = [etree.Element(qn("a:srgbClr"), val=color.lstrip("#"))]
    for fonts in ("majorFont", "minorFont"):
        [found] = theme.iter(qn(f"a:{fonts}"))
        for face in found:
            if face.tag in (qn("a:latin"), qn("a:ea")) or face.get("script") == "Hans":
                face.set("typeface", FACE)
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)
