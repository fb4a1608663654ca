"""Copies of the published originals by rule: other names, other amounts, another order, other line widths.

A copy is the text's lines together with the answers, changed alike. The rules know nothing of a single report: they
work on whatever names, figures and line numbers its answers give.
"""

import copy
import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tests.originals import SHARED
from tests.synthetic import WORDS

HAN = re.compile("[\u3400-\u9fff]")
# Characters of a name that may change; those that belong to a number in it stay.
_NAMING = re.compile("(?![年月号第])[\u3400-\u9fff]")
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


def renamed(report: Copy, seed: int) -> Copy:
    """Other names of projects and indicators, in the text where they stand and in the answers.

    A name in a form gets another of the same length, broken over cells and lines as the old one was; a name in prose
    gets one of any length. A name that the text shows garbled stays.
    """
    lines = list(report.lines)
    narrative, forms = copy.deepcopy(report.narrative), copy.deepcopy(report.forms)
    for found in narrative["projects"] + narrative["indicators"]:
        places = [found["line"], *found.get("lines", {}).values()]
        _rename(lines, found, sorted({(line, line) for line in places}), random.Random(f"{seed}{found['name']}"), False)
    for form in (forms or {}).get("projects", []):
        first = form["source_lines"][0]
        _rename(lines, form, [(first, first + 4)], random.Random(f"{seed}{form['name']}"), True)
        for row in form["indicators"]:
            _rename(lines, row, [tuple(row["source_lines"])], random.Random(f"{seed}{row['name']}"), True)
    return Copy(report.name, lines, narrative, forms)


def _rename(
    lines: list[str], found: Answers, places: list[tuple[int, int]], source: random.Random, same_length: bool
) -> None:
    """Give what `found` describes another name in those lines, if it stands there whole."""
    old = found["name"] or ""
    if len(HAN.findall(old)) < 4 or found.get("garbled"):
        return
    new = _other_name(old, source, same_length)
    texts = ["\n".join(lines[first - 1 : last]) for first, last in places]
    # In tabs a cell is on one line.
    gap = "[ ]*" if any("\t" in text for text in texts) else r"[ \n]*"
    pattern = re.compile(gap.join(map(re.escape, old)))
    if same_length and not all(len(pattern.findall(text)) == 1 for text in texts):
        return
    for (first, last), text in zip(places, texts, strict=True):
        changed = pattern.sub(lambda match: _in_place(match[0], new) if same_length else new, text)
        lines[first - 1 : last] = changed.split("\n")
    for key in ("name", "also_printed"):
        if found.get(key):
            found[key] = found[key].replace(old, new)


def _other_name(old: str, source: random.Random, same_length: bool) -> str:
    """Words of other trades in place of the Chinese characters; brackets and the last character stay."""
    body, bracket, unit = old.partition("（") if old.endswith("）") else (old, "", "")
    length = len(_NAMING.findall(body)) - 1
    words = iter("".join(source.choice(WORDS) for _ in range(length)))
    if same_length:
        fresh = "".join(next(words) if _NAMING.match(character) else character for character in body[:-1])
        return fresh + body[-1] + bracket + unit
    return "".join(next(words) for _ in range(source.randint(4, 2 * length))) + body[-1] + bracket + unit


def moved(report: Copy, places: dict[str, str]) -> Copy:
    """The report of another place and trade: names change to others of the same length, broken or not."""
    patterns = [(re.compile(r"[ \t\n]*".join(map(re.escape, old))), new) for old, new in places.items()]

    def change(text: str) -> str:
        for pattern, new in patterns:
            text = pattern.sub(lambda match, new=new: _in_place(match[0], new), text)
        return text

    narrative, forms = (_walk(found, lambda _, value: change(value)) for found in (report.narrative, report.forms))
    return Copy(report.name, change(report.text).split("\n"), narrative, forms)


def _in_place(printed: str, name: str) -> str:
    """The name's characters in the places of the printed one's, gaps kept."""
    characters = iter(name)
    return "".join(character if character in " \t\n" else next(characters) for character in printed)


def revalued(report: Copy, seed: int) -> Copy:
    """Other money and percentages: each keeps its number of digits and decimals and its commas and blanks.

    Zero, 100, whole numbers without 万元 and figures that are also a weight or a score stay as they are.
    """
    table = _revaluation(report, seed)

    def text(line: str) -> str:
        return NUMBER.sub(lambda match: _redressed(match[0], table.get(canonical(match[0]))), line)

    def answer(key: str, value: str) -> str:
        bare = value.removeprefix("-")
        if bare in table:
            return value.replace(bare, table[bare])
        return text(value) if key in ("raw", "name", "text", "also_printed", "midyear") else value

    return _changed(report, text, answer)


def canonical(printed: str) -> str:
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
    """The project forms in another order."""
    assert report.forms is not None
    order = list(range(len(report.forms["projects"])))
    random.Random(seed).shuffle(order)
    return in_order(report, order)


def in_order(report: Copy, order: list[int]) -> Copy:
    """The project forms in this order, each with whatever stands between its first line and the next form's."""
    assert report.forms is not None
    forms = copy.deepcopy(report.forms)
    projects = forms["projects"]
    starts = [_title_line(report.lines, project["source_lines"][0]) for project in projects]
    ends = [*starts[1:], _after(report.lines, projects[-1]["source_lines"][1])]
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
