"""What openapi-spec-validator finds in a document, found beside the rest of a run and remembered for the next."""

from __future__ import annotations

from typing import Any

from ..diagnostics import Diagnostic
from ..document import Document
from . import cache
from .process import Worker

__all__ = ["Validation", "start"]

_PATIENCE = 600.0
"""Seconds after which the validator is given up."""


def start(document: Document) -> Validation:
    """Begin to validate a document as it was read, before it is normalized. Never raises."""
    return Validation(document)


class Validation:
    """A validation under way; its findings are warnings, whatever their weight."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._key = cache.key(document.digest)
        self._rows: list[Any] | None = cache.read(self._key)
        self._worker: Worker | None = None
        if self._rows is None:
            try:
                self._worker = Worker(document.root, document.version)
            except (OSError, ValueError):
                self._worker = None

    @property
    def known(self) -> bool:
        """Whether the findings were remembered, so that `result` takes no time."""
        return self._rows is not None

    def result(self) -> tuple[Diagnostic, ...]:
        """Wait for the findings. Never raises: where the validator fails, that is the finding."""
        if self._rows is None:
            self._rows = self._finish()
        return tuple(
            Diagnostic(code, message, self._document.place(pointer), hint=hint)
            for code, pointer, message, hint in self._rows
        )

    def stop(self) -> None:
        """Give up."""
        if self._worker is not None:
            self._worker.stop()

    def _finish(self) -> list[Any]:
        if self._worker is None:  # no process can be started here
            from .worker import examine

            try:
                rows: list[Any] | None = list(examine(self._document.root, self._document.version))
            except Exception:  # whatever breaks the validator must not break the run
                rows = None
        else:
            rows = self._worker.rows(_PATIENCE)
        if rows is None:
            hint = "the description was not validated; everything else was done"
            return [("unchecked", "#", "openapi-spec-validator fails on this description", hint)]
        cache.write(self._key, [tuple(row) for row in rows])
        return rows
