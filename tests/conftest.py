"""Examples that every run of the whole suite repeats: a red test must be red again on the next machine.

`HYPOTHESIS_PROFILE=explore make test` looks at new examples instead.
"""

import importlib
import os
import pkgutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

import jixiao

# own profiles of this machine are none of the tests' business; said before anything is imported, which reads them
os.environ["JIXIAO_PROFILES"] = str(Path(tempfile.gettempdir()) / f"jixiao-tests-{os.getpid()}" / "profiles.toml")

# Hypothesis draws on the constants of whatever modules are imported; with all of them imported that is always the same.
for module in pkgutil.walk_packages(jixiao.__path__, "jixiao."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)

# what people judged or kept on this machine is none of the tests' business, and none of theirs to change
os.environ["JIXIAO_REVIEWS"] = str(Path(tempfile.gettempdir()) / f"jixiao-tests-{os.getpid()}" / "reviews")

os.environ["JIXIAO_SCENARIOS"] = str(Path(tempfile.gettempdir()) / f"jixiao-tests-{os.getpid()}" / "scenarios")

os.environ["JIXIAO_CORRECTIONS"] = str(Path(tempfile.gettempdir()) / f"jixiao-tests-{os.getpid()}" / "corrections.json")

settings.register_profile("fixed", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache of the sample reports."""
    from jixiao import loading
    from jixiao.places import REPORTS

    cache = tmp_path_factory.mktemp("sample") / "cache"
    loading.load([REPORTS], cache)
    return cache
