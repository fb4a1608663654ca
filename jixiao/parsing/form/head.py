"""The head of a form: whose it is, who is in charge, who carries it out."""

import re
from dataclasses import dataclass
from itertools import product

from ...reading.passage import Passage
from .parts import Form, Row, role
from .wrapping import is_noise

# The line under a form's title, `(2024年度)`, as OCR leaves it when it runs into the name's cell.
_SUBTITLE = re.compile(r"\(?(?:19|20)\d\d[年平][/)]\S?\)?(?:及\))?")
_MAX_PIECES, _MIN_NAME = 6, 6
_INNER_LABEL = re.compile(r"实施单位|主管部门")
_NEXT_PART = re.compile(
    r"(?:项目|部门|年度|专项)?(?:资金|预算)[^,。;()]{0,6}\((?:单位:)?(?:亿|万)?元\)|预算执行情况\(|金额单位:|自评总分|预算数[0-9]"
)
_ODD = re.compile(r"[`·▼■●•.\u0080-\u00a9\u00c0-\u02af\u0600-\u1fff]")


@dataclass(frozen=True, slots=True)
class Value:
    """The value of a head cell. `whole`: it stands in one cell. `pieces`: OCR cut it into cells of one row."""

    passage: Passage
    whole: bool
    pieces: tuple[Passage, ...] = ()

    def confirmed(self, prose: str) -> Passage | None:
        """The pieces put together as they stand elsewhere in the report; None if they do not.

        Where OCR cut a character in two, both pieces print it or what it took it for: the end of one piece, the head
        of the next, or a first piece printed again may be left out.
        """
        if len(self.pieces) < 2 or len(self.pieces) > _MAX_PIECES:
            return None
        for pieces in (self.pieces, self.pieces[1:]):
            for cuts in product((0, 1, 2), repeat=len(pieces) - 1):
                parts = [
                    piece[(before == 1) : len(piece) - (after == 2)]
                    for piece, before, after in zip(pieces, (0, *cuts), (*cuts, 0), strict=True)
                ]
                if len(text := "".join(part.text for part in parts)) >= _MIN_NAME and text in prose:
                    return Passage.join(parts)
        return None


def head_values(form: Form) -> dict[str, Value]:
    """Role → value: name, department, authority, implementer, as far as the form prints them."""
    found: dict[str, Value] = {}
    for row in form.head:
        for label, pieces in _labelled(row):
            if pieces and label not in found and row.exact:
                found[label] = Value(pieces[0], whole="\ufffd" not in pieces[0].text)
            elif pieces and label not in found:
                found[label] = _value(pieces, late=_starts_late(row, pieces))
    if "name" not in found and "department" not in found and form.unlabelled_name is not None:
        name = _value([cell.passage for cell in form.unlabelled_name])
        found["name"] = Value(name.passage, whole=False)
    found = {label: _without_next_part(value) for label, value in found.items()}
    if "name" in found and not form.exact:
        found["name"] = _without_next_row(found["name"], found.get("authority"))
    return {label: value for label, value in found.items() if value.passage}


def _labelled(row: Row) -> list[tuple[str, list[Passage]]]:
    """(role, value pieces) of each label in a row: the cells up to the next label."""
    found: list[tuple[str, list[Passage]]] = []
    for cell in row:
        label = role("HEAD", cell.text)
        if label:
            found.append((label, []))
        elif found:
            found[-1][1].append(cell.passage)
    return found


def _starts_late(row: Row, pieces: list[Passage]) -> bool:
    """Whether a value begins in the right half of its row though nothing else stands there: its front may be lost."""
    columns = list(row.cells)
    first = next(column for column in columns if row.cells[column].passage is pieces[0])
    before = [column for column in columns if column < first]
    return first - before[-1] > 2 if before else False


def _value(pieces: list[Passage], late: bool = False) -> Value:
    odd = any(_ODD.search(piece.text) for piece in pieces)
    kept = [part for piece in pieces if not is_noise(piece) for part in _without_odd(piece)]
    passage = Passage.join(kept)
    subtitle = _SUBTITLE.match(passage.text)
    if subtitle:
        passage = passage[subtitle.end() :]
    clean = not (subtitle or late)
    return Value(passage, whole=clean and not odd and len(pieces) == 1, pieces=tuple(kept) if clean else ())


def _without_odd(piece: Passage) -> list[Passage]:
    """The piece without the marks that OCR makes of table lines."""
    bounds = [0, *(edge for mark in _ODD.finditer(piece.text) for edge in mark.span()), len(piece)]
    return [piece[left:right] for left, right in zip(bounds[::2], bounds[1::2], strict=True) if right > left]


def _without_next_part(value: Value) -> Value:
    """A value into which the fund table's labels or the next head cell ran: cut there, and not sure."""
    inner = _NEXT_PART.search(value.passage.text)
    return Value(value.passage[: inner.start()], whole=False) if inner and inner.start() else value


def _without_next_row(name: Value, authority: Value | None) -> Value:
    """A name into which the next row of the form ran: `<name><authority>实施单位<implementer>`."""
    inner = _INNER_LABEL.search(name.passage.text)
    if inner is None:
        return name
    passage = name.passage[: inner.start()]
    if authority and passage.text.endswith(authority.passage.text):
        passage = passage[: len(passage) - len(authority.passage)]
    return Value(passage, whole=False)
