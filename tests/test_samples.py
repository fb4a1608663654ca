"""The sample reports: made by their tool, worded by us, and holding the facts of the published reports."""

from functools import cache

import pytest

from jixiao.parsing import Facts
from tests.copies import KEYS
from tests.gold_report import form_score, narrative_score, parsed, prose_score
from tests.originals import SHARED, with_originals
from tests.wording import answer_names, shared_run
from tools.compose_samples import REPORTS, Sample, samples

pytestmark = with_originals

LONGEST_SHARED_RUN = 20
"""So many Chinese characters in a row may no sentence of ours share with an original, names and labels apart."""


@cache
def made() -> dict[str, Sample]:
    return dict(zip(KEYS, sorted(samples(), key=lambda sample: sample.answers["report"]["seed"]), strict=True))


@cache
def facts(key: str) -> Facts:
    return parsed(made()[key].file_name, made()[key].text)


def test_the_tool_still_writes_the_committed_files():
    committed = {path.name: path.read_text(encoding="utf-8") for path in REPORTS.glob("*.txt")}
    assert committed == {sample.file_name: sample.text for sample in made().values()}


@pytest.mark.parametrize("key", KEYS)
def test_no_sentence_is_an_originals(key):
    originals = "\n".join(path.read_text(encoding="utf-8") for path in (SHARED / "seeds").glob("*.txt"))
    sample = made()[key]
    assert shared_run(sample.text, originals, answer_names(sample.answers), LONGEST_SHARED_RUN) is None


def test_a_copied_sentence_would_be_noticed():
    sentence = "资金支出均按照财务管理和经费管理的各项规章制度执行，"
    assert shared_run(f"前言。{sentence}2024年", f"另一段{sentence}", set(), LONGEST_SHARED_RUN)


@pytest.mark.parametrize("key", ["003", "004"])
def test_forms_are_read_as_the_answers_say(key):
    score = form_score(made()[key].answers, facts(key), texts=False)
    assert score.wrong + score.excused == []


@pytest.mark.parametrize("key", KEYS)
def test_figures_of_the_prose_are_read_as_the_answers_say(key):
    score = prose_score(made()[key].answers, facts(key))
    assert score.missing == []


@pytest.mark.parametrize("key", KEYS)
def test_lists_indicators_and_the_report_itself_are_read_as_the_answers_say(key):
    score = narrative_score(made()[key].answers, facts(key))
    assert score.wrong + score.excused == []


@pytest.mark.parametrize(
    ("key", "count", "final", "executed"), [("003", 40, "5950.56", "5680.26"), ("004", 25, "5707.18", "4788.73")]
)
def test_forms_sum_to_what_the_report_states(key, count, final, executed):
    totals = [fund for fund in facts(key).rows["project_funds"] if fund.project_id and fund.source == "total"]
    sums = sum(fund.final_budget for fund in totals), sum(fund.executed for fund in totals)
    assert (len(totals), *map(str, sums)) == (count, f"{final}", f"{executed}")
