"""From nothing to a loaded dashboard: configuration, pages, and the reading of reports behind a progress bar."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any, TypeVar

import polars as pl
import streamlit as st

from .. import loading, places
from ..briefing import screen
from ..errors import FileError, JixiaoError, ReportError
from ..formats import plain
from ..store import CacheError, read_state
from ..theme import DARK, LIGHT, Palette, tints
from . import pictured, printed
from .state import cache_folder, language, look, reports_folder, run, text

_SIDEBAR_WIDTH = 250
_ENTERED = "entered"
_MOST_TOLD = 5
T = TypeVar("T")
_STYLE = """
[data-testid='stMainBlockContainer'] {padding-left: 2.5rem; padding-right: 2.5rem}
p.selection {margin: 0 0 .55rem; opacity: .75; font-size: .9rem}
p.says {margin: 0 0 .25rem; font-size: 1.05rem; line-height: 1.65}
button.present {font: inherit; font-weight: 600; padding: .5rem 1.2rem; border: 1px solid %(rule)s;
  border-radius: .5rem;
  background: %(read)s; color: inherit; cursor: pointer}
/* a key figure that opens its source is as large as one that does not */
[class*='st-key-metric-'] button p {font-size: 1.5rem; font-weight: 600; font-variant-numeric: tabular-nums}
[data-testid='stMetricLabel'] {opacity: .6}
[class*='st-key-metric-'] button {padding: 0; text-decoration: underline dotted; text-underline-offset: .3em}
[data-testid='stSidebar'] [data-testid='stVerticalBlock'] {gap: .7rem}
[data-testid='stSidebar'] [data-testid='stButtonGroup'] button {padding-inline: .7rem}
[data-testid='stSidebar'] [data-testid='stElementContainer']:has(script) {position: absolute}
.intake p {margin: 0 0 .25rem; overflow-wrap: anywhere}
.intake .status:first-child {margin-left: 0}
.intake ul {margin: .4rem 0 0; padding-left: 1.2rem; columns: 2 24rem; column-gap: 2rem}
.intake li {margin: 0 0 .35rem; overflow-wrap: anywhere; break-inside: avoid}
.intake .status {font-size: .85rem; padding: 0 .45rem; margin-left: .4rem; border: 1px solid %(rule)s;
  border-radius: 1rem}
.intake .status.new {background: %(read)s}
.intake .status.version {background: %(unread)s; border-color: %(alert)s}
.intake .status.refused {border-color: %(error)s; color: %(error)s}
.intake .missing {color: %(alert)s}
p.told {margin: 0; padding: .35rem .7rem; border-left: 3px solid %(rule)s; background: %(read)s}
.muted {opacity: .75; font-size: .9rem}
.drawer blockquote {margin: .3rem 0 0; padding: .3rem .7rem; border-left: 3px solid %(rule)s; overflow-wrap: anywhere}
mark {color: inherit; background: none; border-radius: 2px}
mark.cited {background: %(read)s; font-weight: 600; padding: 0 .1em}
mark.figure {background: %(read)s}
mark.text {border-bottom: 1px solid %(rule)s}
mark.unread {border: 1px dashed %(alert)s; background: %(unread)s}
mark.found {background: %(unread)s; border-bottom: 2px solid %(alert)s; font-weight: 600}
mark.found::after {content: '⚠'; font-size: .7em; vertical-align: super}
mark.damaged {background: %(read)s; border-bottom: 2px dotted %(alert)s}
mark.damaged::after {content: '※'; font-size: .7em; vertical-align: super}
mark.chosen {background: %(unread)s; outline: 2px solid %(alert)s; font-weight: 600}
mark.stated {background: %(unread)s; outline: 1px solid %(alert)s; font-weight: 600; padding: 0 .1em}
.severity {white-space: nowrap}
.severity b {margin-right: .25em}
.severity b.error {color: %(error)s}
.severity b.warning {color: %(alert)s}
.arithmetic {font-variant-numeric: tabular-nums; margin: .2rem 0; overflow-wrap: anywhere}
mark.unread::after {content: '?'; font-size: .7em; vertical-align: super}
.source {font-size: .95rem; line-height: 1.75}
.source div {display: flex; gap: .8rem}
.source div > span:first-child {min-width: 3.2em; text-align: right; opacity: .6; user-select: none}
.source div > span:last-child {white-space: pre-wrap; overflow-wrap: anywhere}
.source div.wanted {background: %(unread)s; outline: 1px solid %(alert)s}
"""

_STEPS = """
// What the reader does to a filter, a tab or a page is one step, which the browser's back button takes back, also where
// it changes several filters. Streamlit overwrites the URL after one widget and adds a step a parameter after others;
// what it puts right by itself, on arrival or after a step back, may only overwrite.
if (!window.jixiaoSteps) {
  window.jixiaoSteps = true
  let acted = false, stepped = false
  const begin = isAct => () => { acted = isAct; stepped = false }
  for (const act of ["pointerdown", "keydown"]) addEventListener(act, begin(true), true)
  addEventListener("popstate", begin(false), true)
  const [push, replace] = [history.pushState.bind(history), history.replaceState.bind(history)]
  const change = asked => (state, title, url) => {
    const to = new URL(url ?? location, location)
    if (to.href === location.href) return asked(state, title, url)
    const isStep = to.pathname === location.pathname ? acted : asked === push && !stepped
    stepped ||= isStep
    acted = false
    return (isStep ? push : replace)(state, title, url)
  }
  history.pushState = change(push)
  history.replaceState = change(replace)
}
"""


def configure() -> None:
    """Name and width of the page, and the few things that the theme cannot set."""
    st.set_page_config(page_title=text("app.title"), layout="wide", initial_sidebar_state=_SIDEBAR_WIDTH)
    palette = look().palette
    paper = printed.light_style(_tinted(LIGHT)) if palette is DARK else ""
    st.html(f"<style>{_tinted(palette)}\n{printed.style()}\n{paper}\n{pictured.style()}</style>")
    with st.sidebar:  # at the end of the page it would take up room
        st.html(f"<script>{_STEPS}\n{screen.starter()}\n{printed.fetcher()}</script>", unsafe_allow_javascript=True)


def _tinted(palette: Palette) -> str:
    return _STYLE % tints(palette)


def enter() -> None:
    """Make sure that the page runs inside the app, once a page.

    Streamlit runs a file of the folder pages/ on its own where a link to it is the very first request of a fresh
    server; any call of st.navigation ends that old rule, and running again brings the whole app.
    """
    if not st.session_state.pop(_ENTERED, False):
        pages = [st.Page(file) for file in (places.ROOT / "pages").glob("*.py")]
        # the default page has no name in the URL, so it must be none of them
        st.navigation([st.Page(places.ROOT / "app.py", default=True), *pages], position="hidden")
        st.rerun()


def navigate(pages: Mapping[str, str]) -> Any:
    """The chosen page. `pages` maps a page's name, which is its place in the URL, to its file; the first is home."""
    home = next(iter(pages))
    st.session_state[_ENTERED] = True
    return st.navigation(
        [
            st.Page(file, title=text(f"page.{name}"), url_path=name, default=name == home)
            for name, file in pages.items()
        ],
        position="top",
    )


def load_reports(*, needed: bool = True) -> pl.DataFrame:
    """The answer to filter_options, after reading what is new or changed. Where there is no report, a page that
    needs some is stopped; another gets an empty frame.
    """
    if "failures" not in st.session_state:
        st.session_state["failures"] = _read_new()
    failures = st.session_state["failures"]
    if failures:
        st.html(_notice(text("load.failed", count=len(failures)), _told(failures)))
    try:
        reports = run("filter_options", selection=None)
    except JixiaoError:
        reports = pl.DataFrame()
    if reports.is_empty() and needed:
        st.title(text("app.title"), anchor=False)
        st.html(_notice(text("empty.reports"), [text("empty.reports.how"), str(reports_folder())]))
        st.page_link(places.ROOT / "pages" / "intake.py", label=text("page.intake"), icon=":material/arrow_forward:")
        st.stop()
    return reports


def _read_new() -> list[JixiaoError]:
    """Read reports that are newer than the cache; returns what went wrong."""
    try:
        if not loading.is_stale(_paths(), cache_folder()):
            return []
        result = _read_behind_bar()
    except JixiaoError as error:
        return [error]
    return _failures(result)


def keep_failures(result: loading.LoadResult) -> None:
    """Have the pages say what could not be read, in the place of what they said before."""
    st.session_state["failures"] = _failures(result)


def _failures(result: loading.LoadResult) -> list[JixiaoError]:
    return [ReportError(failure.path.name, failure.cause) for failure in result.failures if failure.cause]


def _told(failures: Sequence[JixiaoError]) -> list[str]:
    """A line for each, in the reader's language; of many the first ones, since every page shows them."""
    lines = [said(error) for error in failures[:_MOST_TOLD]]
    left = len(failures) - len(lines)
    return [*lines, text("load.failed.more", count=left)] if left else lines


def said(error: JixiaoError) -> str:
    """What went wrong, in the reader's language where it can be said in it."""
    return error.said(language()) if isinstance(error, FileError) else str(error)


def _read_behind_bar() -> loading.LoadResult:
    return behind_bar(lambda show: loading.load(_paths(), cache_folder(), show))


def behind_bar(read: Callable[[loading.OnProgress], T]) -> T:
    """What `read` gives, while a bar and the name of the file show how far it is."""
    words, bar = st.empty(), st.empty()
    words.html(f"<p>{escape(text('load.starting'))}</p>")
    bar.progress(0.0)

    def show(done: int, total: int, file_name: str) -> None:
        if file_name:
            said = text("load.reading", done=done + 1, total=total, name=plain(file_name))
            words.html(f"<p>{escape(said)}</p>")
        bar.progress(done / total if total else 1.0)

    try:
        return read(show)
    finally:
        words.empty()
        bar.empty()


def _paths() -> list[Path] | None:
    """The folder of reports; None, which is what was loaded last, where the cache was made from elsewhere by hand."""
    try:
        return None if read_state(cache_folder()).sources else [reports_folder()]
    except CacheError:
        return [reports_folder()]


def _notice(head: str, rows: list[str]) -> str:
    items = "".join(f"<li><bdi>{escape(plain(row))}</bdi></li>" for row in rows)
    return f'<div lang="{language()}"><p><strong>{escape(head)}</strong></p><ul>{items}</ul></div>'
