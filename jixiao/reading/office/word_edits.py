"""Brings a Word document's tree to what it prints: changes accepted, text boxes in place, hidden text left out."""

from collections.abc import Callable

from .blocks import subscript, superscript
from .markup import Element
from .word_names import (
    ALTERNATE,
    ANCHOR,
    CELL,
    CELL_DELETED,
    CHOICE,
    CONTENT_CONTROL,
    DELETED,
    FALLBACK,
    GALLERY,
    HIDDEN,
    INSTRUCTION,
    LINK,
    MATH_TEXT,
    MOVED_AWAY,
    OFF,
    PARAGRAPH_PROPERTIES,
    ROW,
    ROW_PROPERTIES,
    RUBY_TEXT,
    RUN_PROPERTIES,
    TABS,
    TEXT_BOX,
    VAL,
    VERTICAL_ALIGN,
    P,
    R,
    T,
)  # fmt: skip

_CONTENTS = "_Toc"


def settle(root: Element) -> None:
    """Change the tree so that a walk over it meets what is printed, each text once and in its place."""
    found: dict[str, list[Element]] = {tag: [] for tag in _RULES}
    for element in root.iter(*_RULES):
        found[element.tag].append(element)
    for tag, rule in _RULES.items():
        for element in found[tag]:
            rule(element)


def _drop(element: Element | None) -> None:
    parent = None if element is None else element.getparent()
    if parent is not None:
        parent.remove(element)


def _above(element: Element, tag: str) -> Element | None:
    return next(element.iterancestors(tag), None)


def _choose(element: Element) -> None:
    """Of the copies of one content for newer and older programs, the first that has text."""
    choices = element.findall(CHOICE)
    fallback = element.find(FALLBACK)
    kept = next((one for one in choices if next(one.iter(T), None) is not None), fallback)
    for one in [*choices, fallback]:
        if one is not None and one is not kept:
            element.remove(one)


def _delete(element: Element) -> None:
    """A deletion holds what is deleted; in properties it says that the row or the paragraph's end is deleted."""
    parent = element.getparent()
    if parent is None:
        return
    if parent.tag == ROW_PROPERTIES:
        _drop(_above(element, ROW))
    elif parent.tag == RUN_PROPERTIES and _above(parent, PARAGRAPH_PROPERTIES) is not None:
        _join_with_next(_above(element, P))
    else:
        parent.remove(element)


def _join_with_next(paragraph: Element | None) -> None:
    following = None if paragraph is None else paragraph.getnext()
    if paragraph is None or following is None or following.tag != P:
        return
    for child in reversed([child for child in paragraph if child.tag != PARAGRAPH_PROPERTIES]):
        following.insert(1 if len(following) and following[0].tag == PARAGRAPH_PROPERTIES else 0, child)
    _drop(paragraph)


def _run_of(element: Element) -> Element | None:
    """The run that a property belongs to; None for those of a paragraph's end."""
    properties = element.getparent()
    run = None if properties is None else properties.getparent()
    return run if run is not None and run.tag == R else None


def _hide(element: Element) -> None:
    run = _run_of(element)
    if run is not None and element.get(VAL, "1") not in OFF:
        _drop(run)


def _raise(element: Element) -> None:
    shift = {"superscript": superscript, "subscript": subscript}.get(element.get(VAL, ""))
    run = _run_of(element)
    if shift is not None and run is not None:
        for text in run.iter(T, MATH_TEXT):
            text.text = shift(text.text or "")


def _unbox(element: Element) -> None:
    """Text of a box stands below the paragraph that the box is fixed to."""
    anchor = _above(element, P)
    holder = None if anchor is None else anchor.getparent()
    if anchor is None or holder is None:
        return
    place = holder.index(anchor)
    _drop(element)
    for child in reversed(list(element)):
        holder.insert(place + 1, child)


def _drop_contents_line(element: Element) -> None:
    """A line of the table of contents repeats a heading; its number is a page."""
    told = element.get(ANCHOR, "") if element.tag == LINK else (element.text or "").strip()
    if told.startswith((_CONTENTS, f"PAGEREF {_CONTENTS}")):
        _drop(_above(element, P))


def _drop_contents(element: Element) -> None:
    if "table of contents" in element.get(VAL, "").lower():
        _drop(_above(element, CONTENT_CONTROL))


_RULES: dict[str, Callable[[Element], None]] = {
    ALTERNATE: _choose,
    GALLERY: _drop_contents,
    LINK: _drop_contents_line,
    INSTRUCTION: _drop_contents_line,
    MOVED_AWAY: _delete,
    DELETED: _delete,
    CELL_DELETED: lambda element: _drop(_above(element, CELL)),
    HIDDEN: _hide,
    RUBY_TEXT: _drop,
    TABS: _drop,
    VERTICAL_ALIGN: _raise,
    TEXT_BOX: _unbox,
}
"""In this order: what goes takes with it what is in it."""
