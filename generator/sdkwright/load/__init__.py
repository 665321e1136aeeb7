"""Bytes to a document: YAML 1.2 and JSON, from files, the standard input and URLs, in one file or many."""

from __future__ import annotations

from ..document import FILES, Document, Json
from .gather import Gather
from .library import Library
from .structure import refers_elsewhere
from .version import description

__all__ = ["load"]


def load(spec: str, *, stdin: bytes | None = None, private: bool = False) -> Document:
    """Read a description and everything it refers to.

    `spec` is a file, `-` for the standard input (`stdin`, if its bytes were read already) or an http(s) URL. `private`
    lets a remote description refer to private addresses. What a source other than the main one lacks is told in the
    document's diagnostics.

    Raises InputError for what cannot be read as an OpenAPI description at all.
    """
    library = Library(spec, stdin=stdin, private=private)
    main = library.main
    root, version = description(main.tree, main.source)
    moved = {}
    if refers_elsewhere(main.data):
        gather = Gather(library)
        gather.run()
        moved = gather.moved
    others = library.entries()[1:]
    if others:
        trees: dict[str, Json] = {entry.name: entry.tree for entry in others}
        root = {**root, FILES: trees}
    return Document(
        root,
        version,
        library.digest(),
        main.source,
        {entry.name: entry.source for entry in others},
        moved,
        (*(found for entry in (main, *others) for found in entry.findings), *library.findings),
    )
