"""The numbers that Word puts before paragraphs by itself (ECMA-376 part 1, 17.9): what is printed is text."""

from dataclasses import dataclass, field

from ..archive import Archive
from .markup import Element, part, relations
from .word_names import PARAGRAPH_PROPERTIES, VAL, T, W

_STYLE, _NUMBERING = W + "pStyle", W + "numPr"
_LEVELS = 9
_MOST = 100_000
_HAN = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_COUNTING = ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand")


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list counts and what it prints (`%1` stands for the number of the first level)."""

    start: int
    kind: str
    text: str


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)


def write_numbers(archive: Archive, name: str, body: Element) -> None:
    """Put before every numbered paragraph of a body the number that Word prints there, as its first text."""
    told = [fact.getparent() for fact in body.iter(_STYLE, _NUMBERING)]
    numbered = [properties for properties in dict.fromkeys(told) if properties.tag == PARAGRAPH_PROPERTIES]
    targets = {kind: target for kind, target in relations(archive, name).values() if target in archive}
    if not numbered or "numbering" not in targets:
        return
    lists = _lists(part(archive, targets["numbering"]))
    styles = _styles(part(archive, targets["styles"])) if "styles" in targets else {}
    for properties in numbered:
        style = properties.find(_STYLE)
        listed, level = _numbered(properties) or styles.get("" if style is None else style.get(VAL, ""), ("", 0))
        first = next((text for text in properties.getparent().iter(T) if text.text), None)
        found = lists.get(listed)
        if first is not None and found and level in found.levels:
            first.text = _shown(found, level) + first.text


def _lists(root: Element) -> dict[str, _List]:
    """Number id → list. Ids with the same definition count on together."""
    shared = {
        definition.get(f"{W}abstractNumId", ""): _List(_levels(definition))
        for definition in root.iterfind(f"{W}abstractNum")
    }
    found = {}
    for number in root.iterfind(f"{W}num"):
        definition = number.find(f"{W}abstractNumId")
        basis = shared.get("" if definition is None else definition.get(VAL, ""))
        if basis is None:
            continue
        starts = {
            _whole(override.get(f"{W}ilvl")): _whole(start.get(VAL))
            for override in number.iterfind(f"{W}lvlOverride")
            for start in override.iterfind(f"{W}startOverride")
        }
        levels = {
            depth: _Level(starts.get(depth, level.start), level.kind, level.text)
            for depth, level in basis.levels.items()
        }
        found[number.get(f"{W}numId", "")] = _List(levels) if starts else basis
    return found


def _levels(definition: Element) -> dict[int, _Level]:
    levels = {}
    for level in definition.iterfind(f"{W}lvl"):
        start, kind, text = (level.find(f"{W}{name}") for name in ("start", "numFmt", "lvlText"))
        levels[min(_whole(level.get(f"{W}ilvl")), _LEVELS)] = _Level(
            1 if start is None else _whole(start.get(VAL)),
            "decimal" if kind is None else kind.get(VAL, ""),
            "" if text is None else text.get(VAL, ""),
        )
    return levels


def _styles(root: Element) -> dict[str, tuple[str, int]]:
    """Style id → list and level, its own or those of the style that it is based on."""
    own, based = {}, {}
    for style in root.iterfind(f"{W}style"):
        key, base, properties = (
            style.get(f"{W}styleId", ""),
            style.find(f"{W}basedOn"),
            style.find(PARAGRAPH_PROPERTIES),
        )
        if properties is not None and (found := _numbered(properties)):
            own[key] = found
        if base is not None:
            based[key] = base.get(VAL, "")
    for key in based:
        above = based[key]
        for _ in range(_LEVELS):
            if key in own or above in own:
                break
            above = based.get(above, "")
        if key not in own and above in own:
            own[key] = own[above]
    return own


def _numbered(properties: Element) -> tuple[str, int] | None:
    """List and level that paragraph properties name."""
    numbering = properties.find(_NUMBERING)
    listed = None if numbering is None else numbering.find(f"{W}numId")
    if listed is None:
        return None
    level = numbering.find(f"{W}ilvl")
    return listed.get(VAL, ""), 0 if level is None else _whole(level.get(VAL))


def _whole(text: str | None) -> int:
    return min(int(text), _MOST) if text and text.isascii() and text.isdecimal() else 0


def _shown(listed: _List, depth: int) -> str:
    level = listed.levels[depth]
    listed.counts[depth] = listed.counts.get(depth, level.start - 1) + 1
    for deeper in [other for other in listed.counts if other > depth]:
        del listed.counts[deeper]
    text = level.text
    for other in range(depth + 1):
        if f"%{other + 1}" in text and other in listed.levels:
            above = listed.levels[other]
            text = text.replace(f"%{other + 1}", numeral(listed.counts.get(other, above.start), above.kind))
    return "".join(sign for sign in text if not 0xE000 <= ord(sign) < 0xF900)  # bullets of symbol fonts


def numeral(number: int, kind: str) -> str:
    """A number as a list prints it; kinds that no report uses are printed in digits."""
    if kind in ("none", "bullet"):
        return ""
    if kind in _COUNTING and number < 100:
        tens, ones = divmod(number, 10)
        return ("" if tens < 2 else _HAN[tens]) + ("十" if tens else "") + ("" if tens and not ones else _HAN[ones])
    if kind == "ideographDigital":
        return "".join(_HAN[int(digit)] for digit in str(number))
    if kind == "chineseLegalSimplified" and number < 10:
        return _FORMAL[number]
    if kind in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    if kind in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        return chr(ord("a" if kind == "lowerLetter" else "A") + number - 1)
    return str(number)
