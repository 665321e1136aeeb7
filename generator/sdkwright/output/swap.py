"""Two paths change places in one step, where the system can do that."""

from __future__ import annotations

import ctypes
import os
import sys
from errno import EINVAL, ENOSYS, ENOTSUP
from functools import cache
from typing import Protocol

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # <linux/fs.h>
_RENAME_SWAP = 2  # <sys/stdio.h> of macOS
_UNSUPPORTED = frozenset((ENOSYS, EINVAL, ENOTSUP))


class _Exchange(Protocol):
    def __call__(self, first: bytes, second: bytes, /) -> int: ...


@cache
def _system_call() -> _Exchange | None:
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        rename = library.renameat2
        return lambda first, second: int(rename(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE))
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        swap = library.renamex_np
        return lambda first, second: int(swap(first, second, _RENAME_SWAP))
    return None


def exchange(first: str, second: str) -> bool:
    """Swap what two paths name, atomically. False if the system or the file system cannot; OSError if it failed."""
    call = _system_call()
    if call is None:
        return False
    if call(os.fsencode(first), os.fsencode(second)) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), first, None, second)
