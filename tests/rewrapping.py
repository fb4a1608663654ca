"""Copies of the originals at other line widths: the prose of a report, the cells of its tab-separated tables."""

import copy
import random
import re
from collections.abc import Iterator
from typing import Any

from tests.copies import HAN, NUMBER, Copy, canonical
from tests.typeset import mark, plain, settle, wrap


def rewrapped(report: Copy, width: float, blank_lines: bool) -> Copy:
    """The prose at another line width; tables and forms stay as they are.

    The answers' lines follow their figures; an item without a figure has no such place and leaves the answers. Lines
    that the original breaks are joined first.
    """
    marked = _marked(report)
    outside = report.narrative.get("narrative_lines", [[1, len(marked)]])
    lines: list[str] = []
    last = 0
    for first, end in outside:
        lines += marked[last : first - 1]
        for text in _paragraphs(marked[first - 1 : end]):
            broken = wrap(text, width)
            for line in broken:
                lines += [line, ""] if blank_lines else [line]
        last = end
    settled, places = settle(lines + marked[last:])
    narrative, forms = copy.deepcopy(report.narrative), copy.deepcopy(report.forms)
    for path, line in places.items():
        _put({"narrative": narrative, "forms": forms}, path.split("/")[1:], line)
    narrative["finance"] = [fact for fact in narrative["finance"] if fact["value"] is not None]
    return Copy(report.name, settled, narrative, forms)


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Lines joined to paragraphs where they were broken at the page's width."""
    texts = [line for line in lines if line.strip()]
    width = _page_width(texts)
    text = ""
    for line in texts:
        text += line if not text else line.strip()
        if width is None or _size(line.rstrip()) < width - 2.5:
            yield text
            text = ""
    if text:
        yield text


def _size(text: str) -> float:
    return sum(0.5 if character.isascii() else 1.0 for character in plain(text))


def _page_width(texts: list[str]) -> float | None:
    """The width at which a text was broken; None where lines are paragraphs."""
    sizes = sorted(_size(text) for text in texts)
    longest = sizes[int(len(sizes) * 0.98)] if sizes else 0
    return longest if longest < 40 else None


def _marked(report: Copy) -> list[str]:
    """The lines with a mark at every place whose line the answers give."""
    lines = list(report.lines)
    insertions: dict[int, list[tuple[int, str]]] = {}
    taken: dict[tuple[str, int], int] = {}
    for path, line, sought in _line_numbers({"narrative": report.narrative, "forms": report.forms}):
        part = POINT if sought == POINT else "/".join(path.split("/")[:3])
        # The second of two lines is the last one of a stretch.
        start = len(lines[line - 1]) if path.endswith("lines/1") else 0
        if sought:
            start = _place(lines[line - 1], sought, taken.get((part, line), 0))
            taken[part, line] = start + len(sought)
        insertions.setdefault(line, []).append((start, path))
    for line, found in insertions.items():
        for start, path in sorted(found, key=lambda place: -place[0]):
            lines[line - 1] = lines[line - 1][:start] + mark(path, "") + lines[line - 1][start:]
    return lines


def _place(line: str, sought: str, after: int) -> int:
    """Where a figure or the next point stands in a line, at or after a place if it can be; 0 where it is not found."""
    if sought == POINT:
        places = [match.start() for match in _POINT.finditer(line)]
    else:
        places = [match.start() for match in NUMBER.finditer(line) if canonical(match[0]) == sought]
    start = next((place for place in places if place >= after), places[0] if places else 0)
    return start - line[:start].endswith("-")


POINT = "point"
_POINT = re.compile(r"[一二三四五六七八九]是")
_FIGURES = {
    "line": ("value", "amount"),
    "change_line": ("change",),
    "change_pct_line": ("change_pct",),
    "score_line": ("published_total_score",),
}
_POINTS = ("achievements", "problems", "improvements")


def _line_numbers(found: Any, path: str = "", of_lines: bool = False) -> Iterator[tuple[str, int, str]]:
    """Path, line and what stands there (a canonical figure, a point of a list, or nothing) for every line number."""
    entries = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    for key, value in entries:
        here = f"{path}/{key}"
        named = of_lines or "line" in str(key)
        if key == "lines" and isinstance(value, dict):
            # An indicator of the prose: where its three values stand.
            figures = {name: found[name]["value"] for name in ("target", "actual")}
            figures["midyear"] = found["midyear_value"]
            yield from ((f"{here}/{part}", line, figures[part] or "") for part, line in value.items())
        elif named and type(value) is int:
            figure = next((found[name] for name in _FIGURES.get(key, ()) if found.get(name)), "")
            point = any(name in path for name in _POINTS)
            yield here, value, POINT if point else figure.removeprefix("-")
        elif key != "checks":
            yield from _line_numbers(value, here, named)


def _put(answers: Any, path: list[str], line: int) -> None:
    """Set a line number of the answers."""
    *steps, last = path
    for step in steps:
        answers = answers[int(step)] if isinstance(answers, list) else answers[step]
    answers[int(last) if isinstance(answers, list) else last] = line


def recelled(report: Copy, seed: int) -> Copy:
    """Tab-separated cells whose lines ended elsewhere: their blanks go, and others come."""
    source = random.Random(seed)

    def cell(text: str) -> str:
        width = source.choice((3, 4, 6, 9, 14))
        joined = re.sub(f"(?<={HAN.pattern}) (?={HAN.pattern})", "", text)
        return " ".join(wrap(joined, width)) if len(HAN.findall(joined)) > width else joined

    lines = ["\t".join(map(cell, line.split("\t"))) if "\t" in line else line for line in report.lines]
    return Copy(report.name, lines, report.narrative, report.forms)
