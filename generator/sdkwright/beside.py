"""Work done in a second process, where that saves time."""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def beside(work: Callable[[], T], *, worthwhile: bool = True) -> Callable[[], T]:
    """Start `work`, and return what waits for its result.

    `work` runs in a copy of this process where the system makes one cheaply and a second processor is free for it;
    otherwise, or if anything goes wrong there, it runs here when its result is asked for. So it must depend on nothing
    that changes meanwhile, and its result must be one that pickle takes.
    """
    if not worthwhile or not _forks():
        return work
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _serve(work, reading, writing)
    os.close(writing)

    def result() -> T:
        with os.fdopen(reading, "rb") as pipe:
            sent = pipe.read()
        _, status = os.waitpid(child, 0)
        if status != 0:
            return work()
        made: T = pickle.loads(sent)
        return made

    return result


def _serve(work: Callable[[], object], reading: int, writing: int) -> None:
    """The life of the child; it never returns."""
    status = 1
    try:
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(work(), pipe, pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        os._exit(status)


def _forks() -> bool:
    """Whether a copy of this process is cheap and safe: Linux, one thread, more than one processor."""
    return sys.platform == "linux" and threading.active_count() == 1 and len(os.sched_getaffinity(0)) > 1
