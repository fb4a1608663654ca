"""Where the published originals and the answers to them lie, if they are beside the repository."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
with_originals = pytest.mark.skipif(not SHARED.exists(), reason="the published originals are not beside the repository")
