"""Numbers as a workbook shows them: the value in the cell, in the cell's number format.

Format codes: ECMA-376 part 1, 18.8.31. A format that is not understood shows the value itself, to the 15 significant
digits that a workbook keeps: binary noise (2.4999999999999996) is no part of it.
"""

import re
from dataclasses import dataclass
from decimal import MAX_EMAX, MIN_EMIN, ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from .date_formats import shown_date

_YEAR_MONTH, _MONTH_DAY, _FULL = 'yyyy"年"m"月"', 'm"月"d"日"', 'yyyy"年"m"月"d"日"'
_ACCOUNTING = '_ * #,##0{0}_ ;_ * -#,##0{0}_ ;_ * "-"_ ;_ @_ '
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy/m/d", 15: "yyyy/m/d", 16: "m/d",
    17: "yyyy/m", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: _YEAR_MONTH, 28: _MONTH_DAY, 29: _MONTH_DAY,
    30: "m/d/yy", 31: _FULL, 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 36: _YEAR_MONTH, 37: "#,##0;-#,##0",
    38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 41: _ACCOUNTING.format(""),
    42: _ACCOUNTING.format(""), 43: _ACCOUNTING.format(".00"), 44: _ACCOUNTING.format(".00"), 45: "mm:ss",
    50: _YEAR_MONTH, 51: _MONTH_DAY, 52: _YEAR_MONTH, 53: _MONTH_DAY, 54: _MONTH_DAY, 57: _YEAR_MONTH, 58: _MONTH_DAY,
}  # fmt: skip
"""Formats that files name by number only, as a Chinese program shows them."""

_KEPT = Context(prec=15, rounding=ROUND_HALF_UP, Emin=MIN_EMIN, Emax=MAX_EMAX)
_WIDEST = 25
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]|(?P<general>General|G/通用格式)'
    r"|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<text>@)|(?P<other>.)",
    re.DOTALL | re.IGNORECASE,
)
_SECTION_END = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_QUOTED = re.compile(r'"[^"]*"|[\\!_*].|\[[^\]]*\]')
_DATE_LETTERS = re.compile(r"[ymdhsYMDHS]|[eE](?![+-])|上午|下午")
_CURRENCY = re.compile(r"\$(?P<sign>[^-]*)(?:-.*)?")
_IGNORED = re.compile(
    r"(?:black|blue|cyan|green|magenta|red|white|yellow|color ?\d+|[黑蓝青绿红白黄]色?|洋红色?)", re.IGNORECASE
)
_PLAIN = set("$-+/():{}<>=!&'~^ ¥￥€£") | {chr(code) for code in range(0x4E00, 0x9FFF)}
_LONGEST_CODE = 255


@dataclass(slots=True)
class _Section:
    """One part of a format: what stands before and after the figure, and how many places the figure has."""

    before: str = ""
    after: str = ""
    whole: int = 0
    least: int = 0
    most: int = 0
    grouped: bool = False
    hundredfold: int = 0
    thousandth: int = 0
    kind: str = "empty"

    def shown(self, value: Decimal) -> str:
        if self.kind == "general":
            return f"{self.before}{plain(value)}{self.after}"
        if self.kind == "empty":
            return self.before
        places = 2 * self.hundredfold - 3 * self.thousandth
        value = value.scaleb(places).quantize(Decimal(1).scaleb(-self.most), ROUND_HALF_UP)
        digits, _, rest = f"{abs(value):{',' if self.grouped else ''}f}".partition(".")
        rest = rest.rstrip("0").ljust(self.least, "0") if len(rest) > self.least else rest
        if not value and not self.whole and not self.least:
            return f"{self.before}{self.after}"  # a format without 0 shows no zero
        digits = digits.rjust(self.whole, "0")
        sign = "-" if value < 0 else ""
        return f"{self.before}{sign}{digits}{'.' if rest else ''}{rest}{'%' * self.hundredfold}{self.after}"


def plain(value: Decimal) -> str:
    """The value itself, as an unformatted cell holds it."""
    kept = _KEPT.create_decimal(value)
    if not kept:
        return "0"
    if abs(kept.adjusted()) > _WIDEST:
        return str(kept)
    return f"{kept.normalize(_KEPT):f}"


def shown(value: Decimal, code: str, from_1904: bool = False) -> str:
    """The value as the cell shows it. Nothing where the format hides it."""
    value = _KEPT.create_decimal(value)
    if abs(value.adjusted()) > _WIDEST:
        return plain(value)
    if is_date(code):
        return shown_date(value, _SECTION_END.split(code)[0], from_1904) or plain(value)
    sections = _sections(code)
    if not sections:
        return plain(value)
    if len(sections) == 1:
        return sections[0].shown(value)
    if value < 0:
        return sections[1].shown(-value)
    return sections[2 if not value and len(sections) > 2 else 0].shown(value)


@lru_cache(256)
def is_date(code: str) -> bool:
    """Whether a format shows a date or a time."""
    first = _QUOTED.sub("", _SECTION_END.split(code[:_LONGEST_CODE])[0])
    return "general" not in first.lower() and _DATE_LETTERS.search(first) is not None


@lru_cache(256)
def _sections(code: str) -> tuple[_Section, ...]:
    """The parts of a number format (positive, negative, zero), none where one of them is not understood."""
    if len(code) > _LONGEST_CODE:
        return ()
    read = [_section(part) for part in _SECTION_END.split(code)[:3]]
    return tuple(section for section in read if section) if all(read) else ()


def _section(code: str) -> _Section | None:
    section = _Section()
    for token in _TOKEN.finditer(code):
        kind = token.lastgroup
        if kind in ("digit", "point", "comma", "percent"):
            if not _count(section, kind, token[0]):
                return None
        elif kind in ("general", "text"):
            section.kind = "general"
        else:
            said = _literal(kind, token)
            if said is None:
                return None
            if section.kind == "empty":
                section.before += said
            else:
                section.after += said
    return section


def _count(section: _Section, kind: str, sign: str) -> bool:
    """Count one sign of the figure; whether it can stand there (figures are not shown with words inside)."""
    if kind == "percent":
        section.hundredfold += 1
        return section.hundredfold == 1
    if section.kind == "general" or section.after.strip():
        return False
    if kind == "point":
        known = section.kind != "decimals"
        section.kind = "decimals"
        return known
    if kind == "comma":
        section.thousandth += 1
        return section.kind != "empty"
    section.after = ""
    if section.thousandth:
        section.grouped, section.thousandth = True, 0
    if section.kind == "decimals":
        section.most += 1
        section.least = section.most if sign == "0" else section.least
    else:
        section.kind = "whole"
        section.whole += sign == "0"
    return True


def _literal(kind: str | None, token: re.Match[str]) -> str | None:
    """What a token that is no part of the figure shows; None where it asks for what is not understood."""
    if kind in ("quoted", "escaped"):
        return token[kind]
    if kind == "bracket":
        currency = _CURRENCY.fullmatch(token["bracket"])
        if currency:
            return currency["sign"]
        return "" if _IGNORED.fullmatch(token["bracket"]) else None
    if kind == "other":
        return token[0] if token[0] in _PLAIN else None
    return ""
