"""OpenCV, which the extra brings along; None without it, and then nothing that needs it is called."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

cv2: Any = import_module("cv2") if find_spec("cv2") else None
