"""What it costs that pieces stand together in one cell of a column."""

from .strip import Strip
from .widths import Width

_SENTENCE_END = "。;；!！"
# a line break though the next piece had room on the line above
_ROOM, _MORE_ROOM, _MOST_ROOM, _SENTENCE_ROOM = 0.8, 1.2, 9.0, 2.5
_UNUSUAL_ROOM, _UNKNOWN_ROOM = 2.5, 3
# a line that is too wide for the column
_OVER, _MOST_OVER = 1.2, 8.0
# things that stand at a cell's end or in other cells
_LABEL_INSIDE, _POINTS_INSIDE, _SENTENCE_INSIDE, _UNIT_INSIDE, _UNIT_INSIDE_TEXT = 4.0, 2.5, 2.0, 3.0, 1.0


class Column:
    """The costs of one column of a table; names have their own, as they end in units and are no sentences."""

    def __init__(self, strip: Strip, width: Width, names: bool) -> None:
        self.strip, self.width, self.limit = strip, width, width.limit
        least, usual = width.least, width.seen_room if width.known else _UNKNOWN_ROOM
        self.going, self.inside = [0.0], [0.0]
        """Running sums over the pieces: of joining each to the one before, and of its being in the column at all."""
        for at, token in enumerate(strip.tokens):
            going, inside = strip.join[at], 0.0
            if at and token.opens:
                going += room_cost(usual, least - strip.line_wide[at - 1] - token.lead, strip.text[at - 1])
            if token.opens:
                inside += self._over(strip.line_narrow[at])
            if at and names:
                going += _SENTENCE_INSIDE * (strip.text[at - 1][-1] in _SENTENCE_END)
            if at and token.opens and strip.ends_with_unit(max(0, at - 3), at):
                going += _UNIT_INSIDE if names else _UNIT_INSIDE_TEXT
            inside += _LABEL_INSIDE * (strip.runs[at] is not None)
            inside += _POINTS_INSIDE * (token.closes and strip.points[at])
            self.going.append(self.going[-1] + going)
            self.inside.append(self.inside[-1] + inside)

    def cost(self, start: int, end: int) -> float:
        """Cost of the cell [start, end) in this column."""
        cost = self.going[end] - self.going[start + 1] + self.inside[end] - self.inside[start]
        strip = self.strip
        if not strip.tokens[end - 1].closes and (first := strip.line_start[end - 1]) >= start:
            # other cells share the last line
            own = strip.narrow_reach[end] - strip.narrow_reach[first]
            cost += self._over(own) - self._over(strip.line_narrow[first])
        return cost

    def _over(self, line: int) -> float:
        beyond = line - self.limit + 1
        return min(_MOST_OVER, _OVER * beyond) if beyond > 0 else 0.0


def room_cost(usual: int, room: int, above: str) -> float:
    """Cost of a line break inside a cell that left so much room behind `above`; `usual` was seen to occur."""
    if room < 0:
        return 0.0
    most = _SENTENCE_ROOM if above[-1] in _SENTENCE_END else _MOST_ROOM
    return min(most, _ROOM + _MORE_ROOM * room + _UNUSUAL_ROOM * (room > usual))
