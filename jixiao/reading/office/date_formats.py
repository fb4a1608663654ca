"""Dates and times as a workbook shows them: a count of days, in the cell's date format."""

import re
from datetime import datetime, timedelta
from decimal import Decimal

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]|(?P<half>AM/PM|A/P|上午/下午)'
    r"|(?P<part>[yY]+|[eE]+|[mM]+|[dD]+|[hH]+|[sS]+|[aA]{3,4})|(?P<other>.)",
    re.DOTALL,
)
_DAYS = "一二三四五六日"
_FIRST_REAL_DAY = 61
"""Workbooks count a 29 February 1900 that never was; from here on the count is right."""
_LAST_DAY = 2_958_465  # 9999-12-31


def shown_date(value: Decimal, code: str, from_1904: bool = False) -> str | None:
    """The date as the format shows it; None where it is no date, or the format asks for what is not understood."""
    moment = _moment(value, from_1904)
    tokens = list(_TOKEN.finditer(code))
    if moment is None or any(token["bracket"] and not token["bracket"].startswith("$") for token in tokens):
        return None
    halves = any(token["half"] for token in tokens)
    parts = [token["part"][0].lower() for token in tokens if token["part"]]
    said, number = [], 0
    for token in tokens:
        if token["part"]:
            before, after = parts[:number][-1:], parts[number + 1 :][:1]
            minutes = parts[number] == "m" and (before == ["h"] or after == ["s"])
            said.append(_part("n" if minutes else parts[number], len(token["part"]), moment, halves))
            number += 1
        elif token["half"]:
            said.append("上午" if moment.hour < 12 else "下午")
        else:
            said.append(token["quoted"] or token["escaped"] or token["other"] or "")
    return "".join(said).strip()


def _moment(value: Decimal, from_1904: bool) -> datetime | None:
    days = value + 1462 if from_1904 else value
    if not 0 <= days <= _LAST_DAY:
        return None
    start = datetime(1899, 12, 30 if days >= _FIRST_REAL_DAY else 31)  # noqa: DTZ001
    return start + timedelta(days=int(days), seconds=round(days % 1 * 86_400))


def _part(letter: str, width: int, moment: datetime, halves: bool) -> str:
    if letter in "ye":
        return f"{moment.year % 100:02}" if letter == "y" and width <= 2 else f"{moment.year:04}"
    if letter == "a" or (letter == "d" and width > 2):
        return ("星期" if width > 3 else "周") + _DAYS[moment.weekday()]
    hour = (moment.hour - 1) % 12 + 1 if halves else moment.hour
    number = {"m": moment.month, "d": moment.day, "h": hour, "n": moment.minute, "s": moment.second}[letter]
    return f"{number:02}" if width == 2 else str(number)
