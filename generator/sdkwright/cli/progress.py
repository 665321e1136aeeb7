"""Progress, for whatever takes more than a second: a bar on a terminal, lines in a pipe."""

from __future__ import annotations

import sys
import threading
import time
from types import TracebackType
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

_PATIENCE = 1.0


class Progress:
    """A context manager whose `step` is told of every stage that begins."""

    def __init__(self, *, silent: bool) -> None:
        self._silent = silent
        self._began = time.monotonic()
        self._stage: tuple[str, int, int] = ("", 0, 1)
        self._bar: Bar | None = None
        self._lock = threading.Lock()
        self._timer = threading.Timer(_PATIENCE, self._appear)
        self._timer.daemon = True

    def __enter__(self) -> Progress:
        if not self._silent and sys.stderr.isatty():
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        with self._lock:
            self._silent = True
            if self._bar is not None:
                self._bar.stop()

    def step(self, stage: str, done: int, total: int) -> None:
        """Stage number `done` of `total` begins."""
        with self._lock:
            self._stage = (stage, done, total)
            if self._bar is not None:
                self._bar.update(self._bar.task_ids[0], description=stage, completed=done, total=total)
            elif not self._silent and not sys.stderr.isatty() and time.monotonic() - self._began > _PATIENCE:
                click.echo(f"{stage} ({done + 1}/{total})", err=True)

    def _appear(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
        with self._lock:
            if self._silent:
                return
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
            stage, done, total = self._stage
            self._bar.add_task(stage, completed=done, total=total)
            self._bar.start()
