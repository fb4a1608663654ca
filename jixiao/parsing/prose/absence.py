"""Words that stand where a figure could: 未安排, 无…支出, 与上年持平."""

import re

from .items import bounds

_NOT_ARRANGED = re.compile(r"(?:均|尚|都)?(?:未安排|未发生|无安排|没有安排|未产生)$")
_NONE = re.compile(
    r"(?:(?:我|本|该|全)(?:单位|部门|局|中心|院|委|办|站|处|所)|单位|部门|(?:本|当)?年度?|20\d\d年度?)*"
    r"(?P<none>无|没有)(?P<item>(?![^,;。:]*(?:单位|变化|差异|其他|增减)|此项|该项)"
    r"[^,;。:]*(?:收支|收入|支出|结转|结余|预算|经费|费用?|拨款|人数|人次))"
)
_LEVEL = re.compile(r"持平|零增长")


def absence(text: str, start: int, end: int, fiscal_year: int | None) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Where a clause without a figure names what there is none of, and where it says so."""
    if absent := _NOT_ARRANGED.search(text, start, end):
        item = bounds(text, start, absent.start(), fiscal_year)
        return (item, absent.span()) if item[0] < item[1] else None
    if absent := _NONE.match(text, start, end):
        return absent.span("item"), absent.span("none")
    return None


def level(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where text[start:end] says that nothing has changed."""
    found = _LEVEL.search(text, start, end)
    return found.span() if found else None
