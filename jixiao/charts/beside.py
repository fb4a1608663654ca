"""Where the numbers of circles stand: beside them, and off each other."""

from collections.abc import Iterable

Spot = tuple[float, float]
"""A place in pixels, to the right and upwards."""

_BESIDE = [(12, 11), (-14, 11), (12, -13), (-14, -13), (24, 0), (-26, 0), (0, 24), (0, -26)]
"""Where a number may stand, seen from its circle, best first."""
_WIDTH, _HEIGHT = 19, 16
"""Of a number of two digits with room around it."""


def beside(circles: Iterable[Spot]) -> list[Spot]:
    """A place for each circle's number, in the circles' order; the best one that no earlier number takes."""
    taken: list[Spot] = []
    for x, y in circles:
        spots = [(x + dx, y + dy) for dx, dy in _BESIDE]
        taken.append(next((spot for spot in spots if not any(meet(spot, other) for other in taken)), spots[0]))
    return taken


def meet(one: Spot, other: Spot) -> bool:
    """Whether numbers at two places would touch."""
    return abs(one[0] - other[0]) < _WIDTH and abs(one[1] - other[1]) < _HEIGHT
