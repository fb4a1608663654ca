"""The colours and the one Altair theme: what every chart looks like, in light and in dark."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from . import words
from .formats import WAN, MoneyUnit

FONT = "'Noto Sans CJK SC','Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif"
TEXT_SIZE = 13
_MOST_SHADES = 12


@dataclass(frozen=True, slots=True)
class Palette:
    """Each colour has one meaning. `steps` are shades of `executed` for parts of a whole, strongest first.

    `lights` are red, yellow, green and blue: a judgement by thresholds that a reader may set, named in words too.
    """

    background: str
    ink: str
    muted: str
    rule: str
    executed: str
    budget: str
    budget_edge: str
    alert: str
    error: str
    good: str
    lights: tuple[str, str, str, str]
    steps: tuple[str, str, str, str]
    on_steps: tuple[str, str, str, str]


LIGHT = Palette(
    background="#FFFFFF",
    ink="#1C2733",
    muted="#5B6B7A",
    rule="#D9E0E6",
    executed="#1F5A8A",
    budget="#B9CBDA",
    budget_edge="#7A92A6",
    alert="#C77700",
    error="#B3261E",
    good="#2E7D5B",
    lights=("#B3261E", "#B98900", "#2E7D5B", "#1F5A8A"),
    steps=("#1F5A8A", "#45769E", "#A9C2D6", "#D9E0E6"),
    on_steps=("#FFFFFF", "#FFFFFF", "#1C2733", "#1C2733"),
)
DARK = Palette(
    background="#12181F",
    ink="#E6EBF0",
    muted="#9FB0BF",
    rule="#2E3A45",
    executed="#6FB1E4",
    budget="#33465A",
    budget_edge="#7C93A6",
    alert="#F0A63C",
    error="#F28B82",
    good="#6CC49A",
    lights=("#F28B82", "#E3C04F", "#6CC49A", "#6FB1E4"),
    steps=("#6FB1E4", "#3F78A6", "#335C7E", "#2E3A45"),
    on_steps=("#12181F", "#FFFFFF", "#E6EBF0", "#E6EBF0"),
)


def shades(palette: Palette, count: int) -> list[str]:
    """As many shades of one colour as there are parts, strongest first."""
    steps = [_rgb(step) for step in palette.steps]
    found = []
    for place in range(count):
        at = place * (len(steps) - 1) / max(count - 1, 1)
        low = min(int(at), len(steps) - 2)
        found.append(
            "#"
            + "".join(f"{round(a + (b - a) * (at - low)):02X}" for a, b in zip(steps[low], steps[low + 1], strict=True))
        )
    return found


def tints(palette: Palette) -> dict[str, str]:
    """The colours of marks in sources: what was read, what was not or needs a look, and lines beside them."""
    see_through = {"read": f"{palette.executed}33", "unread": f"{palette.alert}29"}
    return see_through | {"rule": palette.rule, "alert": palette.alert, "error": palette.error}


def light_of_dark() -> dict[str, str]:
    """For each colour of dark charts, shades included, its colour on white paper."""
    pairs = dict(_pairs(DARK, LIGHT))
    for count in range(2, _MOST_SHADES + 1):
        pairs |= dict(zip(shades(DARK, count), shades(LIGHT, count), strict=True))
    return pairs


def _pairs(one: Palette, other: Palette) -> Iterator[tuple[str, str]]:
    for field in fields(Palette):
        of = [getattr(palette, field.name) for palette in (one, other)]
        yield from zip(*of, strict=True) if isinstance(of[0], tuple) else [tuple(of)]


def ink_on(palette: Palette, color: str) -> str:
    """The text colour that reads best on a shade."""
    return max({*palette.on_steps}, key=lambda ink: contrast(ink, color))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2)."""
    low, high = sorted(_luminance(color) for color in (one, other))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    channels = [value / 255 for value in _rgb(color)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _rgb(color: str) -> tuple[int, ...]:
    return tuple(int(color[at : at + 2], 16) for at in (1, 3, 5))


@dataclass(frozen=True, slots=True)
class Look:
    """What a chart needs besides its data: the colours, the language of its words and the unit of money."""

    palette: Palette
    language: str = words.DEFAULT
    money: MoneyUnit = WAN

    def text(self, key: str) -> str:
        return words.text(key, self.language, self.money.name)

    @property
    def key(self) -> tuple[str, str, str]:
        """What two looks that draw the same have in common."""
        return (self.palette.background, self.language, self.money.name)


def config(palette: Palette) -> dict[str, Any]:
    """The Altair theme as a Vega-Lite config: no frame, light grid, large enough type."""
    words = {
        "labelFontSize": TEXT_SIZE,
        "titleFontSize": TEXT_SIZE,
        "labelColor": palette.ink,
        "titleColor": palette.muted,
    }
    return {
        "background": palette.background,
        "font": FONT,
        "view": {"stroke": None},
        "padding": 4,
        "axis": words
        | {
            "grid": False,
            "gridColor": palette.rule,
            "domain": False,
            "ticks": False,
            "labelLimit": 0,
            "labelPadding": 6,
            "titleFontWeight": "normal",
        },
        "axisXQuantitative": {"labelOverlap": "greedy", "labelSeparation": 10, "labelFlush": False},
        "legend": words | {"labelLimit": 0, "titleFontWeight": "normal", "orient": "top"},
        "header": words,
        "title": {"fontSize": TEXT_SIZE + 1, "color": palette.ink, "anchor": "start", "fontWeight": 600},
        "text": {"fontSize": TEXT_SIZE, "color": palette.ink},
        "bar": {"cornerRadiusEnd": 2},
        "rule": {"color": palette.muted},
    }
