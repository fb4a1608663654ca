"""The four published originals against the answers, with the thresholds that were promised."""

import re
from decimal import Decimal
from functools import cache

import pytest

from jixiao.parsing import Facts
from jixiao.reading.passage import fold
from tests.copies import KEYS, Copy, original
from tests.gold_facts import FUND_COLUMNS
from tests.gold_forms import Score
from tests.gold_report import form_score, narrative_score, parsed, prose_score
from tests.originals import with_originals

pytestmark = with_originals

FORMS = ("003", "004")
FIGURE = re.compile(r"\d(?:[\d,.]*\d)?")
ORDINAL = re.compile(r"[\s(（]*\d{1,2}[.、)）]")
EXACT = re.compile(rf" (?:{'|'.join(FUND_COLUMNS)}|total_weight|total_score): expected ")


@cache
def report(key: str) -> Copy:
    return original(key)


@cache
def facts(key: str) -> Facts:
    return parsed(report(key).name, report(key).text)


@cache
def forms(key: str) -> Score:
    answers = report(key).forms
    assert answers
    return form_score(answers, facts(key))


@pytest.mark.parametrize(
    ("key", "count", "final", "executed"), [("003", 40, "5950.56", "5680.26"), ("004", 25, "5707.18", "4788.73")]
)
def test_forms_sum_to_what_the_report_states(key, count, final, executed):
    totals = [fund for fund in facts(key).rows["project_funds"] if fund.project_id and fund.source == "total"]
    assert len(facts(key).rows["projects"]) == len(totals) == count
    assert sum(fund.final_budget for fund in totals) == Decimal(final)
    assert sum(fund.executed for fund in totals) == Decimal(executed)


@pytest.mark.parametrize(("key", "count"), [("000", 24), ("001", 9)])
def test_listed_projects_are_all_there(key, count):
    assert len(facts(key).rows["projects"]) == count


def test_nearly_every_cell_of_the_forms_is_right():
    compared = sum(forms(key).compared.total() for key in FORMS)
    wrong = sum(len(forms(key).wrong) + len(forms(key).excused) for key in FORMS)
    assert compared > 8000
    assert 1 - wrong / compared >= 0.995, [*forms("003").excused, *forms("004").excused]


@pytest.mark.parametrize("key", FORMS)
def test_nothing_wrong_in_a_form_is_unmarked(key):
    assert forms(key).wrong == []


@pytest.mark.parametrize("key", FORMS)
def test_money_weights_and_scores_are_right_unless_the_source_destroyed_them(key):
    wrong = [cell for cell in forms(key).wrong + forms(key).excused if EXACT.search(cell)]
    assert [cell for cell in wrong if not cell.split("found ")[0].endswith("expected None, ")] == []


@pytest.mark.parametrize("key", KEYS)
def test_figures_of_the_prose_stand_where_the_answers_say(key):
    assert prose_score(report(key).narrative, facts(key)).share >= 0.97


@pytest.mark.parametrize("key", ["000", "001"])
def test_figures_of_the_work_done_are_read_too(key):
    assert prose_score(report(key).narrative, facts(key), ("facts",)).share >= 0.97


@pytest.mark.parametrize("key", KEYS)
def test_the_report_its_lists_and_its_indicators_are_right(key):
    score = narrative_score(report(key).narrative, facts(key))
    assert score.wrong + score.excused == []


def test_numbers_of_forms_and_financial_sections_are_cited():
    counts = [_cited(key, ordinals=True) for key in KEYS]
    assert sum(cited for cited, _ in counts) / sum(numbers for _, numbers in counts) >= 0.97


@pytest.mark.parametrize("key", KEYS)
def test_numbers_that_do_not_count_paragraphs_are_cited_in_every_report(key):
    cited, numbers = _cited(key, ordinals=False)
    assert cited / numbers >= 0.97


def _cited(key: str, ordinals: bool) -> tuple[int, int]:
    """Cited and all numbers of the forms and the financial sections, with or without those that count paragraphs."""
    found = report(key)
    unread = {(number.line, number.start) for number in facts(key).unread()}
    places = [
        (line, match.start())
        for line in _form_lines(found) | _financial_lines(found)
        for match in FIGURE.finditer(fold(found.lines[line - 1]))
        if ordinals or not ORDINAL.fullmatch(found.lines[line - 1], 0, match.end() + 1)
    ]
    return sum(place not in unread for place in places), len(places)


def _form_lines(found: Copy) -> set[int]:
    if not found.forms:
        return set()
    spans = [form["source_lines"] for form in (found.forms["department"], *found.forms["projects"])]
    return {line for first, last in spans for line in range(first, last + 1)}


def _financial_lines(found: Copy) -> set[int]:
    """From the first to the last figure of the accounts, and the listed projects of the prose."""
    lines = [fact["line"] for fact in found.narrative["finance"]]
    return set(range(min(lines), max(lines) + 1))
