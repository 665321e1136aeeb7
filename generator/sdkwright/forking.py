"""Work done in a copy of this process, on a second processor."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn, TypeVar

T = TypeVar("T")


@contextmanager
def forked(work: Callable[[], T], *, worthwhile: bool = True) -> Iterator[Callable[[], T]]:
    """Begin `work` in a copy of this process; gives what waits for its result, which has to be one that pickle takes.

    Where the system has no cheap copies or but one processor, where it is not `worthwhile`, and where the copy comes to
    nothing, `work` runs here when its result is asked for: so whatever it raises is raised here. It must depend on
    nothing that changes meanwhile. A copy whose result nobody asked for is ended.
    """
    if not worthwhile or not _forks():
        yield work
        return
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        # Python warns of other threads: ours hold no lock that a copy needs, which neither prints nor waits for them.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        os.close(reading)  # so that it ends, and does not wait for ever, where nobody is left to read
        _serve(work, writing)
    os.close(writing)
    waiting = True

    def result() -> T:
        nonlocal waiting
        with open(reading, "rb", closefd=False) as pipe:
            sent = pipe.read()
        _, status = os.waitpid(child, 0)
        waiting = False
        if status != 0:
            return work()
        made: T = pickle.loads(sent)
        return made

    try:
        yield result
    finally:
        os.close(reading)
        if waiting:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _serve(work: Callable[[], object], writing: int) -> NoReturn:
    """The life of the copy: it says nothing but its result, and tidies nothing up that is this process's."""
    status = 1
    try:
        with open(writing, "wb") as pipe:
            pickle.dump(work(), pipe, pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        os._exit(status)


def _forks() -> bool:
    """Whether copies are cheap and safe, as on Linux, and a second processor is there for them."""
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1
