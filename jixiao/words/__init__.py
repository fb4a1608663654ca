"""The one catalogue of interface words: every word that the dashboard itself says, in Chinese and in English.

Report text is never in it. A template names its values in braces; the words of one page stand in one module.
"""

from . import charts, columns, execution, low_scores, overview, shell, structure

LANGUAGES = {"中文": "zh", "English": "en"}
"""What the switch shows → language. The same in both languages, so a link keeps its meaning."""

DEFAULT = "zh"
_INDEX = {"zh": 0, "en": 1}

CATALOGUE: dict[str, tuple[str, str]] = {}
for _module in (shell, columns, charts, overview, structure, execution, low_scores):
    _repeated = CATALOGUE.keys() & _module.WORDS.keys()
    if _repeated:
        raise ValueError(f"words defined twice: {sorted(_repeated)}")
    CATALOGUE |= _module.WORDS


def text(key: str, language: str, **values: object) -> str:
    """The words for `key` with `values` filled in. Raises KeyError for an unknown key or a missing value."""
    words = CATALOGUE[key][_INDEX[language]]
    return words.format_map(values) if values else words


def has(key: str) -> bool:
    return key in CATALOGUE
