"""Our font with TrueType outlines, for files like those that word processors write.

The PDF library of the tests encodes a font of the other kind in a way that pdfminer does not know: it would find no
character in the file, and cost next to nothing.
"""

from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from pylopdf_fonts_zh_cn import sans_path

_MOST_ERROR = 1.0
_LIMITS = (
    *("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements"),
    *("maxSizeOfInstructions", "maxComponentElements", "maxComponentDepth", "maxPoints", "maxContours"),
    *("maxCompositePoints", "maxCompositeContours"),
)


def truetype(target: Path, text: str) -> Path:
    """Write a font with the characters of a text; the file."""
    font = TTFont(sans_path())
    subsetter = Subsetter(Options(notdef_outline=True, layout_features=[]))
    subsetter.populate(text=text)
    subsetter.subset(font)
    glyphs = font.getGlyphSet()
    made = {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, _MOST_ERROR, reverse_direction=True))
        made[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = font.getGlyphOrder(), made
    for tag in {"CFF ", "VORG"} & {*font.keys()}:
        del font[tag]
    font["maxp"].tableVersion, font["maxp"].maxZones = 0x00010000, 1
    for limit in _LIMITS:
        setattr(font["maxp"], limit, 0)
    font["post"].formatType = 3.0
    font.sfntVersion = "\0\1\0\0"
    font.save(target)
    return target
