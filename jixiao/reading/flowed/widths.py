"""How wide each column of a form is: bounds taken from cells whose lines are known to be one cell's."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .tokens import Token

UNBOUNDED = 10_000
_MANY, _TRUSTED = 6, 3
_LONGER = 1.3


@dataclass(slots=True)
class Width:
    """A column's width in half-width units: it holds `least` and, as far as its wrapped lines show, less than `limit`.

    Of many lines the one farthest out is passed over: type-setters now and then squeeze a line.
    """

    held: list[int] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)
    cells: list[int] = field(default_factory=list)
    """Widths of the known cells, were each one line."""

    def learn(self, lines: Sequence[tuple[int, int, int]]) -> None:
        """Take in a cell's lines as (narrow width, wide width, lead): each next lead did not fit on the line before."""
        self.cells.append(sum(wide for _, wide, _ in lines))
        self.held += [narrow for narrow, _, _ in lines]
        self.refused += [wide + lead for (_, wide, _), (_, _, lead) in pairwise(lines)]

    @property
    def least(self) -> int:
        return sorted(self.held)[-1 - (len(self.held) >= _MANY)] if self.held else 0

    @property
    def seen_room(self) -> int:
        """The most room that a line of a known cell left, where the next piece would have fit; below 0 if none did."""
        return self.least - min(self.refused) if self.refused else -1

    @property
    def known(self) -> bool:
        """Whether enough line breaks were seen to trust the bounds."""
        return len(self.refused) >= _TRUSTED

    @property
    def longest(self) -> float:
        """The width that few cells pass."""
        return _LONGER * max(self.cells) if len(self.cells) > _TRUSTED else UNBOUNDED

    @property
    def limit(self) -> int:
        if not self.refused:
            return UNBOUNDED
        return max(self.least + 1, sorted(self.refused)[len(self.refused) >= _MANY])


def cell_lines(run: Iterable[Token]) -> list[tuple[int, int, int]]:
    """The lines of a cell as (narrow width, wide width, lead)."""
    lines: list[tuple[int, int, int]] = []
    line = 0
    for token in run:
        if token.line == line:
            narrow, wide, lead = lines[-1]
            lines[-1] = (narrow + token.narrow, wide + token.wide, lead)
        else:
            lines.append((token.narrow, token.wide, token.lead))
            line = token.line
    return lines
