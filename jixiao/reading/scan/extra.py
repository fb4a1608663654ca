"""Whether the optional extra `ocr` is installed: RapidOCR with its models, and what runs them."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

HOW = ".venv/bin/pip install -c constraints.txt -e '.[ocr]'"
"""How the extra is installed, in the folder that Jixiao was put in."""
_NEEDED = ("rapidocr", "onnxruntime", "cv2")


@cache
def is_installed() -> bool:
    """Whether the extra is there, with its models."""
    return all(find_spec(name) is not None for name in _NEEDED) and len(models()) == 2


@cache
def models() -> dict[str, Path]:
    """The model that finds text, `Det`, and the one that reads it, `Rec`, as RapidOCR's wheel carries them."""
    spec = find_spec("rapidocr")
    folder = Path(spec.origin).parent / "models" if spec and spec.origin else Path()
    found = {part: sorted(folder.glob(f"*_{part.lower()}_*.onnx")) for part in ("Det", "Rec")}
    return {part: files[0] for part, files in found.items() if files}


@cache
def tool() -> str:
    """What reads scans here, with its version; empty without the extra. Another one may read otherwise."""
    if not is_installed():
        return ""
    # the folder beside the package is named by its version; asking importlib.metadata takes longer than reading a text
    beside = models()["Rec"].parents[2].glob("rapidocr-*.dist-info")
    return " ".join(sorted(folder.stem for folder in beside)) or "rapidocr"
