"""A whole parsed report against its answers: forms, figures of the prose, lists, what the report says of itself."""

from dataclasses import replace

from jixiao.parsing import Facts, parse
from jixiao.reading import read_bytes
from tests import gold_prose
from tests.gold_facts import Answers, compare_forms
from tests.gold_forms import Score
from tests.gold_lists import compare_lists

PROSE = ("finance", "staff", "functions")
PLACE = ("report region", "report level")


def parsed(file_name: str, text: str) -> Facts:
    """The facts of a text as a file of that name would hold it."""
    return parse(read_bytes(file_name, text.encode()))[0]


def prose_score(answers: Answers, facts: Facts, kinds: tuple[str, ...] = PROSE) -> gold_prose.Score:
    """The figures of the narrative, each at its line with its value and measure."""
    return gold_prose.compare(answers, facts.rows, kinds)


def form_score(answers: Answers, facts: Facts, texts: bool = False) -> Score:
    return compare_forms(answers, facts, texts)


def narrative_score(answers: Answers, facts: Facts, place: bool = True) -> Score:
    """The report's own row, the projects listed in the prose, the indicators discussed in it, its points.

    Without `place`, region and level are left out: they are known for real places only.
    """
    parent = answers.get("organization", {}).get("parent")
    if not answers["indicators"]:
        # A report has its projects and indicators in forms or in its prose; these have been compared as forms.
        answers = answers | {"projects": []}
        facts = replace(facts, rows=facts.rows | {"projects": [], "indicators": []})
    score = compare_lists(answers, facts)
    score.compare("report", "consolidated into", parent and parent.partition("（")[0], facts.report.consolidated_into)
    if not place:
        score.wrong = [cell for cell in score.wrong if not cell.startswith(PLACE)]
    return score
