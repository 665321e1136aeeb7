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
def locked(folder: str) -> Iterator[None]:
    """Hold `folder`'s lock, waiting for whoever has it. It goes with the process, however that ends.

    The lock is on the folder itself, so that no file is left behind. File systems without locks go without.
    Raises TimeoutError after a minute.
    """
    if fcntl is None:
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        deadline = time.monotonic() + _PATIENCE
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise TimeoutError(f"another process is writing in {folder}") from None
                time.sleep(0.02)
            except OSError:
                break
            else:
                break
        yield
    finally:
        os.close(descriptor)
