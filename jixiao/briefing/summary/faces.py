"""Type faces of the brief: each style names one for Latin and one for East-Asian characters, and its languages."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from ..deck.faces import FACE

_SLOTS = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")
_THEMED = ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme")
_LATIN = {"zh": "en-US", "en": "en-US"}
_BEFORE_LANGUAGE = ("w:eastAsianLayout", "w:specVanish", "w:oMath")


def set_faces(document: Any, language: str) -> None:
    """Set the faces in the defaults and in all styles; text that names none of its own takes them from there."""
    styles = document.styles.element
    [defaults] = styles.xpath("w:docDefaults/w:rPrDefault/w:rPr")
    for properties in (defaults, *styles.xpath("w:style/w:rPr")):
        faces = properties.find(qn("w:rFonts"))
        if faces is None and properties is not defaults:
            continue
        if faces is None:
            faces = OxmlElement("w:rFonts")
            properties.insert(0, faces)
        _name(faces)
    _speak(defaults, language)
    # styles that set no face of their own, such as those of headers, have to be found by who reads one style alone
    normal = document.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    _name(normal)


def _name(faces: Any) -> None:
    for slot in _THEMED:
        faces.attrib.pop(qn(slot), None)
    for slot in _SLOTS:
        faces.set(qn(slot), FACE)


def _speak(properties: Any, language: str) -> None:
    """The languages that Latin and East-Asian text is checked in."""
    spoken = properties.find(qn("w:lang"))
    if spoken is None:
        spoken = OxmlElement("w:lang")
        properties.append(spoken)
    spoken.set(qn("w:val"), _LATIN[language])
    spoken.set(qn("w:eastAsia"), "zh-CN")
