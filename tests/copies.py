"""Copies of the published originals by rule: other names, other amounts, another order, other line widths.

A copy is the text's lines together with the answers, changed alike. The rules know nothing of a single report: they
work on whatever names, figures and line numbers its answers give.
"""

import copy
import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from typeset import ascii_marks, mark, settle, spaced, wrap

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
HAN = re.compile("[\u3400-\u9fff]")
# A number, with the blanks that OCR puts after its points and commas.
NUMBER = re.compile(r"\d+(?:, ?\d{3})*(?:\. ?\d+)?")
KEYS = ("000", "001", "003", "004")

Answers = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Copy:
    """The lines of a report and what its answers say of them: `narrative` always, `forms` where it has forms."""

    name: str
    lines: list[str]
    narrative: Answers
    forms: Answers | None

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def both(self) -> list[Answers]:
        return [self.narrative, *([self.forms] if self.forms else [])]


def original(key: str) -> Copy:
    """A published original with its answers."""
    [seed] = (SHARED / "seeds").glob(f"{key}_*.txt")
    lines = seed.read_text(encoding="utf-8").split("\n")
    narrative = json.loads((SHARED / "answers" / f"narrative_{key}.json").read_text(encoding="utf-8"))
    forms = SHARED / "answers" / f"{key}.json"
    return Copy(seed.name, lines, narrative, json.loads(forms.read_text(encoding="utf-8")) if forms.exists() else None)


def _changed(report: Copy, text: Callable[[str], str], answer: Callable[[str, str], str]) -> Copy:
    """The report with every line and every string of its answers changed; `answer` is told the string's key."""
    narrative, forms = (_walk(found, answer) for found in (report.narrative, report.forms))
    return Copy(report.name, [text(line) for line in report.lines], narrative, forms)


def _walk(found: Any, change: Callable[[str, str], str], key: str = "") -> Any:
    if isinstance(found, dict):
        return {name: _walk(value, change, name) for name, value in found.items()}
    if isinstance(found, list):
        return [_walk(value, change, key) for value in found]
    return change(key, found) if isinstance(found, str) else found


def renamed(report: Copy, seed: int, reserved: set[str]) -> Copy:
    """Every Chinese character outside `reserved` becomes another, the same one everywhere.

    Names of units, projects and indicators change in the text and in the answers alike, and stay as broken or as
    garbled as they are; the words of the form itself, which are made of reserved characters, do not change.
    """
    free = sorted(set(HAN.findall(report.text)) - reserved)
    others = list(free)
    random.Random(seed).shuffle(others)
    table = str.maketrans(dict(zip(free, others, strict=True)))
    return _changed(report, lambda line: line.translate(table), lambda _, value: value.translate(table))


def moved(report: Copy, places: dict[str, str]) -> Copy:
    """The report of another place: place names change to others of the same length, broken or not."""
    patterns = [(re.compile(r"[ \t]*".join(map(re.escape, old))), new) for old, new in places.items()]

    def change(text: str) -> str:
        for pattern, new in patterns:
            text = pattern.sub(lambda match, new=new: _in_place(match[0], new), text)
        return text

    return _changed(report, change, lambda _, value: change(value))


def _in_place(printed: str, name: str) -> str:
    """The name's characters in the places of the printed one's, gaps kept."""
    characters = iter(name)
    return "".join(character if character in " \t" else next(characters) for character in printed)


def revalued(report: Copy, seed: int) -> Copy:
    """Other money and percentages: each keeps its number of digits and decimals and its commas and blanks.

    Zero, 100, whole numbers without 万元 and figures that are also a weight or a score stay as they are.
    """
    table = _revaluation(report, seed)

    def text(line: str) -> str:
        return NUMBER.sub(lambda match: _redressed(match[0], table.get(_canonical(match[0]))), line)

    def answer(key: str, value: str) -> str:
        bare = value.removeprefix("-")
        if bare in table:
            return value.replace(bare, table[bare])
        return text(value) if key in ("raw", "name", "text", "also_printed", "midyear") else value

    return _changed(report, text, answer)


def _canonical(printed: str) -> str:
    return printed.replace(",", "").replace(" ", "")


def _redressed(printed: str, value: str | None) -> str:
    """The value in the dress of the printed number: its commas, blanks and places."""
    if value is None:
        return printed
    digits = iter(value.replace(".", ""))
    return "".join(next(digits) if character.isdigit() else character for character in printed)


def _revaluation(report: Copy, seed: int) -> dict[str, str]:
    """Old to new canonical figures, for those that can be found wherever the answers say they stand."""
    money, fixed = set[str](), {"100", "100.0", "100.00"}
    for found in report.both():
        _collect(found, money, fixed)
    source = random.Random(seed)
    chosen = sorted(value for value in money - fixed if Decimal(value))
    return {value: _digits(value, source) for value in chosen}


def _collect(found: Any, money: set[str], fixed: set[str]) -> None:
    """Money and percentages of the answers, and the figures that must not change."""
    if isinstance(found, list):
        for value in found:
            _collect(value, money, fixed)
        return
    if not isinstance(found, dict):
        return
    for key, value in found.items():
        if not isinstance(value, str) or not re.fullmatch(r"-?\d+(\.\d+)?", value):
            _collect(value, money, fixed)
        elif key in ("weight", "score", "total_weight", "total_score", "published_total_score", "no"):
            fixed.add(value)
        elif "." in value:
            money.add(value.removeprefix("-"))


def _digits(value: str, source: random.Random) -> str:
    whole, _, decimals = value.partition(".")
    first = source.choice("123456789") if whole != "0" else "0"
    rest = "".join(source.choice("0123456789") for _ in whole[1:])
    tail = "".join(source.choice("0123456789") for _ in decimals[1:]) + source.choice("123456789")
    return f"{first}{rest}.{tail}"


def reordered(report: Copy, seed: int) -> Copy:
    """The project forms in another order, with whatever stands between one form's first line and the next one's."""
    assert report.forms is not None
    forms = copy.deepcopy(report.forms)
    projects = forms["projects"]
    starts = [_title_line(report.lines, project["source_lines"][0]) for project in projects]
    ends = [*starts[1:], _after(report.lines, projects[-1]["source_lines"][1])]
    order = list(range(len(projects)))
    random.Random(seed).shuffle(order)
    lines, shifts = report.lines[: starts[0] - 1], []
    for place in order:
        shifts.append(len(lines) + 1 - starts[place])
        lines = lines + report.lines[starts[place] - 1 : ends[place] - 1]
    forms["projects"] = [_shifted(projects[place], shift) for place, shift in zip(order, shifts, strict=True)]
    for number, project in enumerate(forms["projects"], 1):
        project["seq"] = number
    return Copy(report.name, lines + report.lines[ends[-1] - 1 :], report.narrative, forms)


def _title_line(lines: list[str], first: int) -> int:
    """The first line of a form with the title lines above it."""
    above = first
    while above > 2 and (not lines[above - 2].strip() or re.search(r"自\s*评\s*表|年度", lines[above - 2])):
        above -= 1
    while not lines[above - 1].strip():
        above += 1
    return above


def _after(lines: list[str], last: int) -> int:
    """The first line that is not empty after a form."""
    return next(number for number in range(last + 1, len(lines) + 1) if lines[number - 1].strip())


def _shifted(project: Answers, shift: int) -> Answers:
    rows = [row | {"source_lines": [line + shift for line in row["source_lines"]]} for row in project["indicators"]]
    span = [line + shift for line in project["source_lines"]]
    return project | {"indicators": rows, "source_lines": span}


def rewrapped(report: Copy, width: float, blank_lines: bool) -> Copy:
    """The prose at another line width; tables and forms stay as they are.

    The answers' lines follow their figures. Lines that the original breaks are joined first.
    """
    marked = _marked(report)
    outside = [part for part in report.narrative.get("narrative_lines", [[1, len(marked)]])]
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
        _put({"narrative": narrative, "forms": forms}, path.split("/"), line)
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
    return sum(0.5 if character.isascii() else 1.0 for character in settle([text])[0][0])


def _page_width(texts: list[str]) -> float | None:
    """The width at which a text was broken; None where lines are paragraphs."""
    sizes = sorted(_size(text) for text in texts)
    longest = sizes[int(len(sizes) * 0.98)] if sizes else 0
    return longest if longest < 40 else None


def _marked(report: Copy) -> list[str]:
    """The lines with a mark before every figure of the answers and at every first and last line of a form."""
    lines = list(report.lines)
    insertions: dict[int, list[tuple[int, str]]] = {}
    taken: dict[int, int] = {}
    for path, line, value in _figures(report):
        start = _place(lines[line - 1], value, taken.get(line, 0)) if value else 0
        if start is None:
            start = _place(lines[line - 1], value, 0) or 0
        taken[line] = start + len(value) if value else taken.get(line, 0)
        insertions.setdefault(line, []).append((start, path))
    for line, found in insertions.items():
        for start, path in sorted(found, key=lambda place: -place[0]):
            lines[line - 1] = lines[line - 1][:start] + mark(path, "") + lines[line - 1][start:]
    return lines


def _place(line: str, value: str, after: int) -> int | None:
    """Where a figure stands in a line at or after a place."""
    for match in NUMBER.finditer(line):
        if match.start() >= after and _canonical(match[0]) == value:
            return match.start()
    return None


def _figures(report: Copy) -> Iterator[tuple[str, int, str]]:
    """Path, line and canonical value of every line number in the answers; an empty value where a line is meant."""
    for name, found in (("narrative", report.narrative), ("forms", report.forms)):
        yield from _lines_of(found, name)


_LINE_KEYS = {"line": ("value", "amount"), "change_line": ("change",), "change_pct_line": ("change_pct",)}


def _lines_of(found: Any, path: str) -> Iterator[tuple[str, int, str]]:
    if isinstance(found, list):
        for number, value in enumerate(found):
            if isinstance(value, int):
                yield f"{path}/{number}", value, ""
            else:
                yield from _lines_of(value, f"{path}/{number}")
    elif isinstance(found, dict):
        for key, value in found.items():
            if key in ("checks", "projects_list"):
                continue
            if isinstance(value, int) and not isinstance(value, bool) and "line" in key:
                figure = next((found[name] for name in _LINE_KEYS.get(key, ()) if found.get(name)), "")
                yield f"{path}/{key}", value, figure.removeprefix("-")
            elif key.endswith("lines") and isinstance(value, (list, dict)):
                yield from _lines_of({f"{name}_line": line for name, line in value.items()}, f"{path}/{key}") if (
                    isinstance(value, dict)
                ) else _lines_of(value, f"{path}/{key}")
            elif isinstance(value, (list, dict)) and key not in ("lines",):
                yield from _lines_of(value, f"{path}/{key}")


def _put(answers: Any, path: list[str], line: int) -> None:
    *steps, last = path
    for step in steps:
        answers = answers[int(step)] if isinstance(answers, list) else answers[step]
    if isinstance(answers, list):
        answers[int(last)] = line
    else:
        answers[last.removesuffix("_line") if last.removesuffix("_line") in answers else last] = line


def recelled(report: Copy, seed: int) -> Copy:
    """Tab-separated cells whose lines ended elsewhere: their blanks go, and others come."""
    source = random.Random(seed)

    def cell(text: str) -> str:
        width = source.choice((3, 4, 6, 9, 14))
        joined = re.sub(f"(?<={HAN.pattern}) (?={HAN.pattern})", "", text)
        return " ".join(wrap(joined, width)) if len(HAN.findall(joined)) > width else joined

    lines = ["\t".join(map(cell, line.split("\t"))) if "\t" in line else line for line in report.lines]
    return Copy(report.name, lines, report.narrative, report.forms)


__all__ = ["ascii_marks", "spaced"]
