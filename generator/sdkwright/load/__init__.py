"""Bytes to a document: YAML 1.2 and JSON, from files, the standard input and URLs, in one file or many."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from ..document import Document
from .fetch import read_file
from .parse import parse
from .version import version_of

__all__ = ["load"]


def load(spec: str, *, stdin: bytes | None = None, private: bool = False) -> Document:
    """Read a description and everything it refers to.

    `spec` is a file, `-` for the standard input (`stdin`, if its bytes were read already) or an http(s) URL. `private`
    lets a remote description refer to private addresses.

    Raises InputError for what cannot be read as an OpenAPI description at all.
    """
    if spec == "-":
        name = "<stdin>"
        data = sys.stdin.buffer.read() if stdin is None else stdin
    else:
        name = spec
        data = read_file(Path(spec), name)
    parsed = parse(data, name)
    version = version_of(parsed.tree, parsed.source)
    assert isinstance(parsed.tree, dict)
    return Document(parsed.tree, version, hashlib.sha256(data).hexdigest(), parsed.source, diagnostics=parsed.findings)
