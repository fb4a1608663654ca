"""The one catalogue of interface words: every word that the dashboard itself says, in Chinese and in English.

Report text is never in it. A template names its values in braces; the words of one page stand in one module.
"""

from .bridge import WORDS as BRIDGE
from .briefing import WORDS as BRIEFING
from .causes import WORDS as CAUSES
from .charts import WORDS as CHARTS
from .check_page import WORDS as CHECK_PAGE
from .checks import WORDS as CHECKS
from .columns import WORDS as COLUMNS
from .execution import WORDS as EXECUTION
from .glossary import WORDS as GLOSSARY
from .intake import WORDS as INTAKE
from .lights import WORDS as LIGHTS
from .low_scores import WORDS as LOW_SCORES
from .overview import WORDS as OVERVIEW
from .present import WORDS as PRESENT
from .profiles import WORDS as PROFILES
from .project import WORDS as PROJECT
from .provenance import WORDS as PROVENANCE
from .rulers import WORDS as RULERS
from .scenario import WORDS as SCENARIO
from .shell import WORDS as SHELL
from .structure import WORDS as STRUCTURE
from .workbook import WORDS as WORKBOOK

LANGUAGES = {"中文": "zh", "English": "en"}
"""What the switch shows → language. The same in both languages, so a link keeps its meaning."""

DEFAULT = "zh"
_INDEX = {"zh": 0, "en": 1}

CATALOGUE: dict[str, tuple[str, str]] = {}
_SHARED = (SHELL, COLUMNS, GLOSSARY, CHARTS, PROVENANCE, CHECKS, PROFILES, CAUSES)
_PAGES = (
    OVERVIEW,
    STRUCTURE,
    BRIDGE,
    EXECUTION,
    LOW_SCORES,
    PROJECT,
    CHECK_PAGE,
    SCENARIO,
    RULERS,
    LIGHTS,
    PRESENT,
    INTAKE,
)
for _words in (*_SHARED, *_PAGES, BRIEFING, WORKBOOK):
    if _repeated := CATALOGUE.keys() & _words.keys():
        raise ValueError(f"words defined twice: {sorted(_repeated)}")
    CATALOGUE |= _words


def text(key: str, language: str, unit: str = "wan", **values: object) -> str:
    """The words for `key` with `values` filled in; `unit`, of money, is filled in where they name it.

    Raises KeyError for an unknown key or a missing value.
    """
    words = CATALOGUE[key][_INDEX[language]]
    if "{unit}" in words:
        values |= {"unit": CATALOGUE[f"money.{unit}"][_INDEX[language]]}
    return words.format_map(values) if values else words


def index(language: str) -> int:
    """Which of the two words of a pair is in a language."""
    return _INDEX[language]


def has(key: str) -> bool:
    return key in CATALOGUE
