"""One writer at a time."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

try:
    import fcntl
except ImportError:  # a system without flock: the lock is then nobody's
    fcntl = None  # type: ignore[assignment]

_PATIENCE = 60.0


@contextmanager
def locked(place: str, *, patience: float = _PATIENCE) -> Iterator[None]:
    """Hold the lock of a folder or file, waiting for whoever has it. It goes with the process, however that ends.

    The lock is on the place itself, so that no file is left behind. File systems without locks go without.
    Raises TimeoutError after `patience`, in seconds.
    """
    if fcntl is None:
        yield
        return
    descriptor = os.open(place, os.O_RDONLY)
    try:
        deadline = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise TimeoutError(f"another process is writing in {place}") from None
                time.sleep(0.02)
            except OSError:
                break
            else:
                break
        yield
    finally:
        os.close(descriptor)
