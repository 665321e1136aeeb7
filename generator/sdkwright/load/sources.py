"""The sources of one description: each is read once, however it is spelt."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from ..diagnostics import Diagnostic, InputError, Location
from ..jsonvalue.pointers import Pointer
from ..jsonvalue.types import Json
from .errors import refusal
from .fetch import STDIN, is_url, read_file, read_regular_file, read_stdin
from .parse import parse
from .source import TextSource
from .urls import redacted

if TYPE_CHECKING:
    from .http import Remote

MAX_REMOTE = 1000
"""Remote sources that one description may have: a stranger's references could go on for ever."""


@dataclass(slots=True)
class Entry:
    """One source, read."""

    key: str
    """Its URL, or absolute path: what makes it the same source."""
    tree: Json
    source: TextSource
    data: bytes
    remote: bool
    findings: tuple[Diagnostic, ...]
    pointers: dict[tuple[str, str], str] = field(default_factory=dict)
    """The pointers of its references, by base and text, as far as they were asked for."""

    @property
    def name(self) -> str:
        """The name to show."""
        return self.source.name


class Sources:
    """Reads sources, the main one first, with which it begins. Raises InputError if that cannot be read."""

    def __init__(self, spec: str, *, stdin: bytes | None, private: bool, headers: Sequence[str] = ()) -> None:
        self._private = private
        self._headers = headers
        self._spec = spec if is_url(spec) else ""
        self._network: Remote | None = None
        self._entries: dict[str, Entry | None] = {}
        self._overlays: list[Entry] = []
        self._failures: dict[str, InputError] = {}
        """What was wrong with sources other than the main one, by key, as long as it is not reported."""
        self._refused: dict[tuple[str, str], str] = {}
        """The keys of those failures, by holder and reference."""
        if is_url(spec):
            self.main = self._remote(spec, named=True)
            self._directory = ""
        else:
            path = Path(spec)
            data = read_file(path, spec) if spec != "-" else read_stdin() if stdin is None else stdin
            self._directory = _normal(path.parent)
            self.main = self._parsed(_normal(path), spec if spec != "-" else STDIN, data, remote=False)
        self._entries[self.main.key] = self.main

    def entries(self) -> list[Entry]:
        """All that was read, in the order of reading."""
        return [entry for entry in self._entries.values() if entry is not None]

    def digest(self) -> str:
        """SHA-256 over the bytes of every source."""
        made = hashlib.sha256()
        for entry in (*self.entries(), *self._overlays):
            made.update(hashlib.sha256(entry.data).digest())
            if entry is not self.main:
                made.update(entry.name.encode("utf-8", "replace"))
        return made.hexdigest()

    def overlay(self, spec: str) -> Entry:
        """A file or URL that the user named beside the main one; no part of the tree. Raises InputError."""
        if is_url(spec):
            entry = self._remote(spec, named=True)
        else:
            path = Path(spec)
            entry = self._parsed(_normal(path), spec, read_file(path, spec), remote=False)
        self._overlays.append(entry)
        return entry

    def open(self, holder: Entry, reference: str) -> Entry | None:
        """The source that a reference (without its fragment) in `holder` names; None if it cannot be had."""
        key = reference
        try:
            key = self._key(holder, reference)
            if key not in self._entries:
                self._entries[key] = None
                self._entries[key] = self._read(key, named=not holder.remote)
        except InputError as error:
            self._failures.setdefault(key, error)
        except ValueError as error:  # no URI, or no file name
            problem = refusal("forbidden-ref", f"it is no reference: {error}", reference)
            self._failures.setdefault(key, problem)
        entry = self._entries.get(key)
        if entry is None:
            self._refused[holder.key, reference] = key
        return entry

    def failures(self, holder: Entry, reference: str, pointer: Pointer) -> list[Diagnostic]:
        """Why a reference at a place in `holder` could not be opened: told once for each source.

        What is wrong inside a source is told there, and that it cannot be had at all where it is referred to.
        """
        error = self._failures.pop(self._refused.get((holder.key, reference), ""), None)
        return [
            (
                replace(
                    found, message=f"{redacted(reference)}: {found.message}", location=Location(holder.name, pointer)
                )
                if found.location.line is None and found.location.pointer == "#"
                else found
            )
            for found in (error.diagnostics if error else ())
        ]

    def unreported(self) -> list[Diagnostic]:
        """The failures that nobody has asked for."""
        return [found for error in self._failures.values() for found in error.diagnostics]

    def _key(self, holder: Entry, reference: str) -> str:
        if holder.remote or is_url(reference):
            url = urldefrag(urljoin(holder.key, reference) if holder.remote else reference).url
            if not is_url(url):
                message = f"a remote description may not refer to {redacted(reference)}"
                raise refusal("forbidden-ref", message, holder.name, hint="only http(s) is followed")
            return url
        scheme = urlsplit(reference).scheme
        if scheme == "file":
            from urllib.request import url2pathname

            return _normal(Path(url2pathname(urlsplit(reference).path)))
        if len(scheme) > 1:
            raise refusal("forbidden-ref", f"references of the scheme {scheme} are not followed", holder.name)
        directory = Path(holder.key).parent
        candidates = [directory / text for text in (unquote(reference), reference, reference.replace("\\", "/"))]
        return _normal(next((path for path in candidates if path.exists()), candidates[0]))

    def _read(self, key: str, *, named: bool) -> Entry:
        if is_url(key):
            if sum(entry is not None and entry.remote for entry in self._entries.values()) >= MAX_REMOTE:
                raise refusal("too-many-files", f"more than {MAX_REMOTE} remote files are referred to", redacted(key))
            return self._remote(key, named=named)
        try:
            name = Path(os.path.relpath(key, self._directory)).as_posix()
        except ValueError:  # another drive
            name = Path(key).as_posix()
        return self._parsed(key, name, read_regular_file(Path(key), name), remote=False)

    def _remote(self, url: str, *, named: bool) -> Entry:
        """A source from the network; `named` by the user, or by a file that is as trustworthy."""
        from .http import Remote

        if self._network is None:
            self._network = Remote(self._spec, self._headers, private=self._private)
        if named:
            self._network.trust(url)
        data, final = self._network.read(url)
        name = redacted(url)
        taken = [entry.name for entry in self.entries()]
        while name in taken:  # two URLs that differ in what is not shown
            name += "*"
        return self._parsed(final, name, data, remote=True)

    def _parsed(self, key: str, name: str, data: bytes, *, remote: bool) -> Entry:
        parsed = parse(data, name)
        return Entry(key, parsed.tree, parsed.source, data, remote, parsed.findings)


def _normal(path: Path) -> str:
    """An absolute path without `..`; links stay, since what a file refers to lies beside it under the name it has."""
    return os.path.normpath(path.absolute())
