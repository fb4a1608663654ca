"""Where things are: the repository when run from a clone, the working directory otherwise."""

from pathlib import Path

_CLONE = Path(__file__).resolve().parents[1]

ROOT = _CLONE if (_CLONE / "queries").is_dir() else Path.cwd()
REPORTS = ROOT / "data" / "reports"
CACHE = ROOT / "data" / "cache"
QUERIES = ROOT / "queries"
REVIEWS = ROOT / "data" / "reviews"
PROFILES = ROOT / "config" / "profiles.toml"
CORRECTIONS = ROOT / "data" / "corrections.json"
SCENARIOS = ROOT / "data" / "scenarios"
