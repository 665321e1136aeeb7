"""Bytes to a document: YAML 1.2 and JSON, from files, the standard input and URLs, in one file or many."""

from __future__ import annotations

from collections.abc import Sequence

from ..diagnostics import Diagnostic
from ..document import FILES, Document
from ..jsonvalue.pointers import Pointer
from ..jsonvalue.types import Json
from .bundle import Bundler
from .parse import Parsed
from .sources import Sources
from .structure import refers_elsewhere
from .version import description

__all__ = ["load"]


def load(
    spec: str,
    *,
    stdin: bytes | None = None,
    private: bool = False,
    headers: Sequence[str] = (),
    overlays: Sequence[str] = (),
) -> Document:
    """Read a description and everything it refers to.

    `spec` is a file, `-` for the standard input (`stdin`, if its bytes were read already) or an http(s) URL. `private`
    lets a remote description refer to private addresses. `headers` (`NAME: VALUE`, with `${VARIABLE}` for a variable of
    the environment) are sent to the origin of a remote `spec`, and to no other. `overlays` are OpenAPI Overlays, files
    or URLs, which are applied in order before anything else. What is wrong with other sources is told in the document's
    diagnostics: one that cannot be read is an error there, which the caller may forgive.

    Raises InputError for what cannot be read as an OpenAPI description at all.
    """
    sources = Sources(spec, stdin=stdin, private=private, headers=headers)
    main = sources.main
    root, version = description(main.tree, main.source)
    moved: dict[Pointer, Pointer] = {}
    findings: list[Diagnostic] = []
    changes = [sources.overlay(overlay) for overlay in overlays]
    if changes:
        from .overlay import apply

        overlaid = apply(root, [Parsed(entry.tree, entry.source, entry.findings) for entry in changes], main.name)
        main.tree = root = overlaid.root
        moved |= overlaid.moved
        findings += overlaid.findings
    if any(refers_elsewhere(entry.data) for entry in (main, *changes)):
        bundler = Bundler(sources)
        bundler.run()
        moved |= bundler.moved
        findings += (*bundler.findings, *sources.unreported())
    others = sources.entries()[1:]
    if others:
        trees: dict[str, Json] = {entry.name: entry.tree for entry in others}
        root = {**root, FILES: trees}
    return Document(
        root,
        version,
        sources.digest(),
        main.source,
        {entry.name: entry.source for entry in (*others, *changes)},
        moved,
        (*(found for entry in (main, *others, *changes) for found in entry.findings), *findings),
    )
