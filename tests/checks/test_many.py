"""Many reports at once: each is checked as if it were alone, and again in the same way."""

from jixiao import checks
from jixiao.checks.rule import RULES
from tests.checks.renaming import own_id, renamed


def test_reports_checked_together_do_not_mix() -> None:
    frames = checks.frames(renamed(rule.example, number) for number, rule in enumerate(RULES.values()))
    checked = checks.check(frames)
    assert checked.findings.select("report_id", "rule").rows() == [
        (own_id("", number), id) for number, id in enumerate(RULES)
    ]
    assert set(checked.coverage["report_id"]) == {own_id("", number) for number in range(len(RULES))}


def test_the_same_reports_are_told_the_same_in_the_same_order() -> None:
    frames = checks.frames(renamed(rule.example, number) for number, rule in enumerate(RULES.values()))
    one, other = checks.check(frames), checks.check(frames)
    assert one.findings.equals(other.findings)
    assert one.evidence.equals(other.evidence)
    assert one.coverage.equals(other.coverage)
