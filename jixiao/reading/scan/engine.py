"""RapidOCR with the models that its wheel carries: where text stands in a picture, and what it says.

It is an extra: nothing here is imported before there is a scan to read, and no model is ever fetched.
"""

import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from multiprocessing import parent_process
from typing import Any

import numpy as np
import numpy.typing as npt

from .extra import models

Gray = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]

LONGEST_SIDE = 1600
"""Text is looked for in the picture made this small, in pixels: memory and time of it grow with the area."""
_MOST_PLACES = 4000
_WIDE, _NARROW = (3, 48, 320), (3, 48, 64)
_LOCK = threading.Lock()


class Trouble(Exception):
    """RapidOCR stumbled over a picture."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What one look at a stretch of text gave: its characters, blanks left out.

    `at` is where each character's middle is, as a share of the stretch's width; `sure` is how sure it is, 0 to 1.
    `blank` says before which characters a blank was seen.
    """

    text: str
    at: Floats
    sure: Floats
    blank: npt.NDArray[np.bool_]


@cache
def _engine() -> Any:
    # without this ONNX Runtime keeps an identifier of the machine on disk and tells its maker of each use
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    return import_module("rapidocr").RapidOCR(
        params={
            **{f"{part}.model_path": str(path) for part, path in models().items()},
            "EngineConfig.onnxruntime.intra_op_num_threads": _threads(),
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Global.log_level": "critical",
            "Global.max_side_len": LONGEST_SIDE,
            "Global.return_word_box": True,
            "Det.max_candidates": _MOST_PLACES,
        }
    )


def _threads() -> int:
    """One in a process that reads beside others, else as many as the machine lends."""
    if parent_process() is not None:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _at_work() -> Iterator[None]:
    """One picture at a time: the engine keeps settings. Whatever goes wrong in it is trouble with this picture."""
    with _LOCK:
        try:
            yield
        except Exception as error:
            raise Trouble(str(error)) from error


def places(picture: Gray) -> Floats:
    """The boxes (x0, y0, x1, y1) round what looks like text, in pixels; shape (boxes, 4). Raises Trouble."""
    with _at_work():
        found = _engine()(_coloured(picture), use_det=True, use_cls=False, use_rec=False).boxes
    if found is None or not len(found):
        return np.empty((0, 4))
    corners = np.asarray(found, np.float64)
    return np.concatenate([corners.min(axis=1), corners.max(axis=1)], axis=1)


def read(stretches: Sequence[Gray], again: bool = False) -> list[Seen]:
    """What each of the stretches says. `again` looks at them as set differently, so that chance errors differ.

    Raises Trouble.
    """
    if not stretches:
        return []
    with _at_work():
        engine = _engine()
        engine._load_rec_model().rec_image_shape = list(_NARROW if again else _WIDE)
        found = engine.recognize_txt([_coloured(stretch) for stretch in stretches])
    return [_seen(text, words) for text, words in zip(found.txts, found.word_results, strict=True)]


def _coloured(gray: Gray) -> npt.NDArray[np.uint8]:
    return np.repeat(gray[:, :, None], 3, axis=2)


def _seen(text: str, words: Any) -> Seen:
    kept = np.array([not character.isspace() for character in text], bool)
    columns = [column for word in words.word_cols for column in word]
    sure = np.array(words.confs[: len(text)], np.float64)
    at = (np.array(columns, np.float64) + 0.5) / max(words.line_txt_len, 1.0)
    before = np.concatenate([[False], ~kept[:-1]])[: len(kept)] if len(kept) else kept
    return Seen("".join(text.split()), at, sure[kept] if len(sure) == len(kept) else sure, before[kept])
