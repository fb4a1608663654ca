"""How wide each column of a form is: bounds taken from cells whose lines are known to be one cell's."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .tokens import Token

UNBOUNDED = 10_000


@dataclass(slots=True)
class Width:
    """A column holds `least` half-width units for certain and, as far as its wrapped lines show, less than `limit`."""

    least: int = 0
    limit: int = UNBOUNDED

    def learn(self, lines: Sequence[tuple[int, int, int]]) -> None:
        """Take in a cell's lines as (narrow width, wide width, lead): each next lead did not fit on the line before."""
        self.least = max(self.least, *(narrow for narrow, _, _ in lines))
        for (_, wide, _), (_, _, lead) in zip(lines, lines[1:], strict=False):
            self.limit = min(self.limit, wide + lead)


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
