"""The user's own scoring profiles: what is right is read as written, what is wrong is refused with its key and costs
only itself, and one's own profile counts like a built-in one."""

import json
import os
import re
import string
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao import places, words
from jixiao.profile_table import SETTINGS
from jixiao.profiles import BUILT_IN, COST, LIMIT, REACH, Profile, Ramp
from jixiao.profiles_file import read
from jixiao.scoring import PROFILES
from tests.tiny_reports import form_report

COUNTY = '[county]\nname = "本县办法"\n'


def told(path: Path) -> list[tuple[str, str]]:
    """Key and reason of each trouble; that each can be said in one line of either language is seen to as well."""
    troubles = read(path)[1]
    for trouble in troubles:
        for language in ("zh", "en"):
            line = f"{trouble.place}: {words.text(f'profile.trouble.{trouble.reason}', language, **trouble.values)}"
            assert len(line.splitlines()) == 1 and line.startswith(str(path)) and trouble.key in line
    return [(trouble.key, trouble.reason) for trouble in troubles]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("own") / "profiles.toml"


def written(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8")
    return file


# -- what is right


def toml(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key} = {toml(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str | bool) else repr(value)


def table(profile: Profile) -> str:
    def ramp(of: Ramp) -> dict[str, float]:
        return {"zero_below": of.zero_below, "full_from": of.full_from}

    settings = {
        "name": profile.name[0],
        "name_en": profile.name[1],
        "execution": ramp(profile.execution),
        "indicator": ramp(profile.indicator),
        "cost": ramp(profile.cost) if profile.cost else "ceiling",
        "overrun": profile.overrun,
        "bands": profile.bands,
        "grades": profile.grades,
        "seen": profile.seen[0],
        "seen_en": profile.seen[1],
    }
    return "\n".join([f"[{profile.id}]", *(f"{key} = {toml(value)}" for key, value in settings.items())])


ids = st.text(string.ascii_lowercase + string.digits + "_", min_size=1, max_size=40).filter(
    lambda id: id not in BUILT_IN
)
lines = st.lists(
    st.sampled_from(["本县", "办法", "95 %", "Office", "“a”", '"', "(1)", "，", "é"]), min_size=1, max_size=9
)
texts = lines.map(lambda parts: " ".join(" ".join(parts).split()))
shares = st.floats(0, 100)
ramps = st.lists(shares, min_size=2, max_size=2, unique=True).map(lambda ends: Ramp(*sorted(ends)))
edges = st.lists(shares, min_size=6, max_size=6, unique=True).map(lambda ends: sorted(ends, reverse=True))
bands = edges.map(lambda ends: tuple((low, high) for high, low in zip(ends[::2], ends[1::2], strict=True)))
grades = st.lists(shares, min_size=3, max_size=3, unique=True).map(lambda ends: tuple(sorted(ends, reverse=True)))
profiles = st.builds(
    Profile,
    ids,
    st.tuples(texts, texts),
    ramps,
    ramps,
    st.none() | ramps,
    st.sampled_from(["proportional", "reverse"]),
    bands,
    grades,
    st.tuples(texts, texts),
)


@given(st.lists(profiles, max_size=3, unique_by=lambda profile: profile.id))
def test_what_is_written_is_read(file: Path, given: list[Profile]) -> None:
    found, troubles = read(written(file, "\n".join(map(table, given))))
    assert list(found.values()) == given and not troubles
    assert list(found) == [profile.id for profile in given]


def test_what_is_not_given_is_in_proportion(file: Path) -> None:
    found, _ = read(written(file, COUNTY))
    assert found == {"county": Profile("county", ("本县办法", "本县办法"))}


@pytest.mark.parametrize("id", BUILT_IN)
def test_profile_that_is_like_another_scores_like_it(file: Path, id: str) -> None:
    found, _ = read(written(file, f'{COUNTY}like = "{id}"'))
    # where a rule is known from is not passed on: it is another rule's
    assert found["county"] == replace(BUILT_IN[id], id="county", name=("本县办法", "本县办法"), seen=("", ""))


def test_profile_may_start_from_an_earlier_one_and_say_what_differs(file: Path) -> None:
    county = f'{COUNTY}like = "floor_60"\nexecution = {{ full_from = 95 }}\ncost = {{ full_from = 80 }}\n'
    text = county + '[city]\nname = "市"\nlike = "county"\ncost = "ceiling"'
    own, city = read(written(file, text))[0].values()
    assert own.execution == city.execution == Ramp(60, 95)
    assert (own.cost, city.cost, city.indicator) == (Ramp(60, 80), None, Ramp(60))


@pytest.mark.parametrize(
    "content", [b"", b"# only words\n", b"\xef\xbb\xbf" + COUNTY.encode(), COUNTY.replace("\n", "\r\n").encode()]
)
def test_files_of_other_editors_are_read(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    found, troubles = read(file)
    assert list(found) == (["county"] if b"county" in content else []) and not troubles


def test_missing_file_is_no_trouble(tmp_path: Path) -> None:
    assert read(tmp_path / "none.toml") == ({}, [])


def test_shipped_example_is_right_once_uncommented(file: Path) -> None:
    shipped = (places.ROOT / "config" / "profiles.toml").read_text(encoding="utf-8")
    # only the example: what a developer has added for himself is not commented out
    example = [line[1:] for line in shipped.splitlines() if re.match(r"#[^ #]", line)]
    if not example:
        pytest.skip("the example has been put to use")
    found, troubles = read(written(file, "\n".join(example)))
    assert list(found) == ["county", "county_strict"] and not troubles
    assert {line.partition(" =")[0] for line in example if " =" in line} == set(SETTINGS), "it shows every setting"


# -- what is wrong


@pytest.mark.parametrize(
    ("setting", "key", "reason"),
    [
        ("execution = {full_form = 90}", "execution.full_form", "near"),
        ("tolerance = 1", "tolerance", "unknown"),
        ('"a b\\nc" = 1', '"a b\\nc"', "unknown"),
        ("name_en = 1", "name_en", "text"),
        ('seen = "\\u202Etxt"', "seen", "text"),
        ('seen_en = "**bold**"', "seen_en", "markup"),
        ('name_en = "{office}"', "name_en", "markup"),
        ("execution = 90", "execution", "form"),
        ("execution = {zero_below = true}", "execution.zero_below", "number"),
        ("execution = {full_from = nan}", "execution.full_from", "number"),
        ("execution = {full_from = inf}", "execution.full_from", "number"),
        ('execution = {full_from = "90"}', "execution.full_from", "number"),
        ("execution = {full_from = 100.01}", "execution.full_from", "number"),
        ("indicator = {zero_below = -1}", "indicator.zero_below", "number"),
        (f"indicator = {{zero_below = 0x{'f' * 5000}}}", "indicator.zero_below", "number"),
        ("indicator = {zero_below = 2024-01-01}", "indicator.zero_below", "number"),
        ("execution = {zero_below = 90, full_from = 60}", "execution.full_from", "bounds"),
        ("execution = {zero_below = 60, full_from = 60}", "execution.full_from", "bounds"),
        ("execution = {zero_below = 100}", "execution.zero_below", "bounds"),
        ('cost = "none"', "cost", "form"),
        ("cost = {zero_bellow = 60}", "cost.zero_bellow", "near"),
        ('overrun = "inverse"', "overrun", "choice"),
        ("overrun = true", "overrun", "choice"),
        ("grades = [90, 80]", "grades", "form"),
        ("grades = [90, 90, 60]", "grades", "grades"),
        ("grades = [101, 80, 60]", "grades.1", "number"),
        ("grades = [90, 80, false]", "grades.3", "number"),
        ("bands = [[80, 100], [60, 80]]", "bands", "form"),
        ("bands = [[80, 100], [60, 80], 60]", "bands.3", "form"),
        ("bands = [[80, 100], [80, 60], [0, 60]]", "bands.2", "band"),
        ("bands = [[0, 60], [60, 80], [80, 100]]", "bands.2", "band"),
        ("bands = [[80, 100], [60, 81], [0, 60]]", "bands.2", "band"),
        ("bands = [[80, 100], [60, nan], [0, 60]]", "bands.2.2", "number"),
        ('like = "flor_60"', "like", "choice"),
        ('like = "county"', "like", "like"),
        ('like = "later"', "like", "like"),
        ('like = "refused"', "like", "like"),
        ("like = 60", "like", "choice"),
    ],
)
def test_wrong_setting_costs_its_own_profile_and_says_where(file: Path, setting: str, key: str, reason: str) -> None:
    text = f'[good]\nname = "好"\n[refused]\n{COUNTY}{setting}\n[later]\nname = "后"\n'
    assert told(written(file, text))[:2] == [("refused.name", "missing"), (f"county.{key}", reason)]
    assert list(read(file)[0]) == ["good", "later"]


@pytest.mark.parametrize(
    ("text", "key", "reason"),
    [
        ("[floor_60]\nname = '改'", "floor_60", "built_in"),
        ("[County]\nname = '县'", "County", "id"),
        ("['本 县']\nname = '县'", '"本 县"', "id"),
        ("name = '县'", "name", "outside"),
        ("County = '县'", "County", "table"),
        ("[[county]]\nname = '县'", "county", "table"),
        ("[county]", "county.name", "missing"),
        ("[county]\nname = ' '", "county.name", "missing"),
        ("[county.execution]\nfull_from = 90", "county.name", "missing"),
    ],
)
def test_wrong_table_is_refused(file: Path, text: str, key: str, reason: str) -> None:
    assert told(written(file, text)) == [(key, reason)]
    assert not read(file)[0]


def test_all_that_is_wrong_is_told_at_once(file: Path) -> None:
    text = "[county]\nexecution = {zero_below = true, full_form = 1}\ngrades = [1, 2, 3]"
    keys = ["county.execution.full_form", "county.execution.zero_below", "county.grades", "county.name"]
    assert sorted(key for key, _ in told(written(file, text))) == keys


def test_nearest_setting_is_named(file: Path) -> None:
    [trouble] = read(written(file, f"{COUNTY}indicator = {{Zero_Below = 60}}"))[1]
    assert trouble.values == {"nearest": "zero_below"}


@pytest.mark.parametrize(
    ("content", "reason", "line"),
    [
        (COUNTY.encode() + b"cost = \n", "syntax", "3"),
        (COUNTY.encode() + b"bands = [", "syntax", "3"),
        (COUNTY.encode() * 2, "again", "3"),
        (COUNTY.encode() + b"name = '2'", "again", "3"),
        (COUNTY.encode("gb18030"), "encoding", "2"),
        (b"\x00\x01\x02", "syntax", "1"),
        (b"a = " + b"[" * 50_000, "no_toml", None),
        (b"a = " + b"9" * 50_000, "no_toml", None),
    ],
)
def test_file_that_is_no_toml_is_refused_whole_with_its_line(
    file: Path, content: bytes, reason: str, line: str | None
) -> None:
    file.write_bytes(content)
    found, [trouble] = read(file)
    assert (found, trouble.key, trouble.reason, trouble.values.get("line")) == ({}, "", reason, line)
    assert told(file) == [("", reason)]


def test_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    assert told(tmp_path) == [("", "unreadable")]


anything: st.SearchStrategy[Any] = st.recursive(
    st.booleans() | st.integers() | st.floats(0, 200) | st.sampled_from(["floor_60", "ceiling", "reverse", "名", ""]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["zero_below", "full_from", "x"]), inner)
    ),
    max_leaves=7,
)


@given(st.dictionaries(st.sampled_from(SETTINGS), anything), st.floats(0, 100), st.floats(0, 300))
def test_profile_is_refused_or_sound(file: Path, settings: dict[str, Any], weight: float, actual: float) -> None:
    text = "\n".join(["[county]", *(f"{key} = {toml(value)}" for key, value in settings.items())])
    found, _ = read(written(file, text))
    assert bool(found) != bool(told(file))
    for profile in found.values():
        for kind in (REACH, COST, LIMIT):
            points = profile.indicator_points(pl.lit(kind), pl.lit(weight), pl.lit(100.0), pl.lit(actual))
            assert 0 <= pl.select(points).item() <= weight


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_file_stops_the_program(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert not read(file)[0]
    told(file)


# -- what a profile of one's own is good for


def run(file: Path | str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"JIXIAO_PROFILES": str(file)}
    return subprocess.run(
        [sys.executable, *arguments], cwd=places.ROOT, env=environment, capture_output=True, text=True, check=True
    )


FOLLOWED = """
import json
from jixiao import words
from jixiao.own_profile import own
from tests.test_scoring import _profiles, _spending
points = {"69.30": "3.86", "68.54": "3.71", "79.09": "5.82", "71.20": "4.24", "75.00": "5.00", "93.00": "8.60"}
rows = own(_profiles(_spending(points))).select("profile", "executions", "executions_of").rows()
print(json.dumps([rows, [words.text(f"profile.{row[0]}", "zh") for row in rows]]))
"""


def test_report_that_follows_it_has_it_as_its_own(file: Path) -> None:
    half = "execution = { zero_below = 50, full_from = 95 }\n"
    found = json.loads(run(written(file, COUNTY + half), "-c", FOLLOWED).stdout)
    assert found == [[["county", 6, 6]], ["本县办法"]]
    assert json.loads(run(written(file, f"{COUNTY}bad = 1\n{half}"), "-c", FOLLOWED).stdout) == [[], []]


def test_facts_are_read_again_when_own_profiles_change(file: Path) -> None:
    code = "import sys; from jixiao.parsing import parser_version; print(parser_version(), 'polars' in sys.modules)"

    def version(text: str | None) -> str:
        found, libraries = run(written(file, text) if text is not None else "none", "-c", code).stdout.split()
        # a load that finds nothing new must not wait for the libraries of scoring
        assert libraries == "False"
        return found

    none, first = version(None), version(COUNTY)
    assert version("# nothing but words\n") == none != first == version(COUNTY)
    assert version(f"{COUNTY}execution = {{ full_from = 95 }}") not in (none, first)


def test_commands_tell_what_is_wrong_and_go_on(file: Path, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(form_report(), encoding="utf-8")
    written(
        file, f"{COUNTY}execution = {{ zero_below = 95, full_from = 90 }}\n[wrong id]\n".replace("wrong id", "Wrong")
    )
    cache = ["--cache", str(tmp_path / "cache")]
    loaded = run(file, "-m", "jixiao", "load", str(tmp_path / "report.txt"), *cache)
    first, *others = loaded.stderr.splitlines()
    assert first == (
        f"error: {file}: county.execution.full_from: full_from（90）应大于 zero_below（95）"
        " / full_from (90) must lie above zero_below (95)"
    )
    assert [line.split(": ")[2] for line in others] == ["Wrong", "Wrong.name"]
    assert "reports 1, read now 1" in loaded.stdout
    checked = run(file, "-m", "jixiao", "check", "--language", "en", *cache).stderr.splitlines()
    assert checked[0] == f"error: {file}: county.execution.full_from: full_from (90) must lie above zero_below (95)"
    assert checked[-1].endswith("findings")


def test_words_know_every_profile_and_no_other_name_can_be_taken() -> None:
    named = {key for key in words.CATALOGUE if re.fullmatch(r"profile\.[a-z0-9_]+", key)}
    assert named == {f"profile.{id}" for id in PROFILES}


def test_tests_do_not_read_the_profiles_of_this_machine() -> None:
    assert PROFILES == BUILT_IN
