"""The validator, in a process of its own.

Reads a length in eight bytes and a marshalled `(version, root)` from the standard input, writes rows of findings as
JSON to the standard output. Ends when its parent does, which it sees by the end of the standard input.
"""

from __future__ import annotations

import contextlib
import json
import marshal
import os
import sys
import threading
from typing import Any

STACK = 256 * 1024 * 1024
RECURSION = 6_000
"""The validator recurses several frames for each level of nesting."""


def examine(root: dict[str, Any], version: str) -> list[tuple[str, str, str, str]]:
    """Rows of code, pointer, message and hint."""
    from .checks import check
    from .explain import explain

    return [(each.code, each.pointer, each.message, each.hint) for each in explain(check(root, version), root)]


def main() -> None:
    """Do the work of one process."""
    source = sys.stdin.buffer
    data = source.read(int.from_bytes(source.read(8), "big"))
    threading.Thread(target=_end_with_parent, daemon=True).start()
    version, root = marshal.loads(data)
    sys.setrecursionlimit(RECURSION)
    rows: list[list[Any]] = []
    with contextlib.suppress(ValueError, RuntimeError):  # a system that allows less
        threading.stack_size(STACK)
    thread = threading.Thread(target=lambda: rows.append(examine(root, version)))
    thread.start()
    thread.join()
    if rows:
        json.dump(rows[0], sys.stdout)
        sys.stdout.flush()
    os._exit(0 if rows else 1)


def _end_with_parent() -> None:
    sys.stdin.buffer.read()
    os._exit(1)
