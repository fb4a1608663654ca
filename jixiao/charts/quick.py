"""Altair made quick: what it does for people who try out charts by hand is left out for charts that a program makes.

Nine tenths of the time that a chart took went into three things: each method copied the whole chart down to its last
leaf, each plain dict was compared with every class of the schema, and each `.scale(…)` or `.axis(…)` wrote its own help
text. Charts come out the same; the tests draw every one both ways. Checking against the schema is left to the tests.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from altair.utils import schemapi

_COPY = schemapi._deep_copy
_FROM_DICT = schemapi.SchemaBase.__dict__["from_dict"]
_SETTER = schemapi._PropertySetter.__get__


def quicken() -> None:
    """Make charts quickly from now on."""
    schemapi.disable_debug_mode()
    _use(_copy, classmethod(_from_dict), _setter)


@contextmanager
def as_altair_does() -> Iterator[None]:
    """Within this, charts are made in Altair's own way, unchecked too."""
    _use(_COPY, _FROM_DICT, _SETTER)
    try:
        yield
    finally:
        quicken()


def _use(copy: Any, from_dict: Any, setter: Any) -> None:
    vars(schemapi)["_deep_copy"] = copy
    schemapi.SchemaBase.from_dict = from_dict  # type: ignore[method-assign]
    schemapi._PropertySetter.__get__ = setter  # type: ignore[method-assign]


def _copy(part: Any, by_ref: set[str]) -> Any:
    """A copy of this part alone: what lies below is never changed in place."""
    copied = object.__new__(type(part))
    values = {key: value.copy() if type(value) in (list, dict) else value for key, value in part._kwds.items()}
    object.__setattr__(copied, "_args", part._args)
    object.__setattr__(copied, "_kwds", values)
    return copied


def _from_dict(cls: Any, values: dict[str, Any], validate: bool = True) -> Any:
    return _FROM_DICT.__func__(cls, values, validate) if validate else cls(**values)


def _setter(setter: Any, part: Any, cls: Any) -> Any:
    setter.obj, setter.cls = part, cls
    return setter
