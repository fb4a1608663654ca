"""Every rule: its example breaks it and no other, and its words are whole in both languages."""

import re
import string
from functools import cache

import pytest

from jixiao import checks
from jixiao.checks import example
from jixiao.checks.rule import RULES, Rule
from jixiao.checks.telling import arithmetic, consequences, sentence

IDS = list(RULES)


@cache
def of_example(id: str) -> checks.Checked:
    """What the checks make of a rule's example."""
    return checks.check_rows(example.rows(RULES[id].example))


@pytest.mark.parametrize("id", IDS)
def test_the_example_breaks_its_rule_and_no_other(id: str) -> None:
    checked = of_example(id)
    assert checked.findings["rule"].to_list() == [id]
    assert checked.evidence["rule"].unique().to_list() == [id]
    assert checked.findings["severity"].to_list() == [RULES[id].severity]


@pytest.mark.parametrize("id", IDS)
def test_the_example_is_told_whole_in_both_languages(id: str) -> None:
    checked = of_example(id)
    [finding] = checked.findings.iter_rows(named=True)
    evidence = list(checked.evidence.iter_rows(named=True))
    for language in ("zh", "en"):
        told = sentence(finding, evidence, language)
        assert told
        assert not re.search(r"[{}]|None|\bnan\b", told), told
        assert consequences(finding, evidence, language) == []
        numeric = finding["expected"] is not None
        assert bool(arithmetic(finding, evidence, 0, language)) == numeric


@pytest.mark.parametrize("rule", RULES.values(), ids=IDS)
def test_the_words_of_a_rule_are_whole(rule: Rule) -> None:
    for words in (rule.name, rule.meaning, rule.why, rule.basis, rule.verify, rule.tolerance, rule.sentence):
        chinese, english = words
        assert re.search(r"[\u4e00-\u9fff]", chinese)
        assert english and not re.search(r"[\u3000-\u3013\uff00-\uffef]", english)
        assert _names(chinese) == _names(english)
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", rule.id)
    assert rule.severity in checks.SEVERITIES


def _names(template: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}
