"""Processes that each do a command's work for one SDK, and change something only when none of them has failed."""

from __future__ import annotations

import gc
import signal
from collections.abc import Callable, Mapping
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from ..config import Config
from ..diagnostics import InputError
from ..frozen import dataclass
from .console import BUG, Console, Transcript, bug, internal
from .jobs import Job, Work, base
from .progress import Progress

_READY = "ready"


class _StoppedError(Exception):
    """The work for another SDK has failed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the work for one SDK."""

    code: int | None
    """The exit code; None if it was given up because of another one."""
    lines: tuple[tuple[str, bool], ...] = ()
    """What there is to print, and whether on the standard error."""
    output: dict[str, Any] | None = None
    """The same as the JSON value of this one SDK."""


class Workers:
    """The processes of one command."""

    def __init__(self, work: Work, console: Console, options: Mapping[str, Any], *, limit: int) -> None:
        self._work = work
        self._voice = (console.quiet, console.verbose, console.as_json, console.command)
        self._options = dict(options)
        self._limit = limit
        """How many work at a time; those that wait for the others do not count."""
        self._names: dict[Connection, str] = {}
        self._processes: list[BaseProcess] = []
        self._ready: list[Connection] = []
        self._outcomes: dict[str, Outcome] = {}

    def run(self, configs: Mapping[str, Config], step: Callable[[str, int, int], None]) -> dict[str, Outcome]:
        """Do the work for every SDK; `step` is told whenever it begins or ends for one."""
        left = list(configs)
        try:
            while left or self._names:
                while left and len(self._names) - len(self._ready) < self._limit:
                    name = left.pop(0)
                    self._start(name, configs[name])
                if not left and self._ready and len(self._ready) == len(self._names):
                    self._decide()
                step(", ".join(self._names.values()), len(self._outcomes), len(configs))
                heard = wait(list(self._names))
                for connection in [one for one in self._names if one in heard]:
                    self._hear(connection)
        except BaseException:
            for process in self._processes:
                process.kill()
            raise
        finally:
            for process in self._processes:
                process.join()
        return {name: self._outcomes[name] for name in configs}

    def _start(self, name: str, config: Config) -> None:
        # A fresh process, wherever this runs: a copy of this one may hold locks that nobody in it will release.
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        arguments = (theirs, self._work, config, self._options, self._voice)
        process = context.Process(target=_serve, args=arguments, daemon=True)
        process.start()
        theirs.close()
        self._names[ours] = name
        self._processes.append(process)

    def _hear(self, connection: Connection) -> None:
        try:
            said = connection.recv()
        except (EOFError, OSError):
            said = Outcome(BUG, (("sdkwright: the process of this SDK ended without a word", True),))
        if said == _READY:
            self._ready.append(connection)
            return
        self._outcomes[self._names.pop(connection)] = said
        connection.close()

    def _decide(self) -> None:
        """All that are left are ready: let them go on if everything went well."""
        well = not any(outcome.code for outcome in self._outcomes.values())
        for connection in self._ready:
            with suppress(OSError):
                connection.send(well)
        self._ready.clear()


def _serve(
    connection: Connection,
    work: Work,
    config: Config,
    options: Mapping[str, Any],
    voice: tuple[bool, bool, bool, str],
) -> None:
    """The work of one process. An interrupt is for the one that started it, which ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    quiet, verbose, as_json, command = voice
    console = Transcript(quiet=quiet, verbose=verbose, as_json=as_json, command=command)
    console.base = base(config)

    def agree() -> None:
        connection.send(_READY)
        if not connection.recv():
            raise _StoppedError

    code: int | None
    try:
        code = work(Job(console, config, Progress(silent=True), agree), **options)
    except (_StoppedError, EOFError):
        code = None
    except InputError as error:
        console.refuse(error)
        code = 2
    except Exception as error:  # whatever else happens is our fault
        if as_json:
            console.refuse(InputError(internal(error)))
        console.lines.append((bug(error), True))
        code = BUG
    with suppress(OSError):
        connection.send(Outcome(code, tuple(console.lines), console.output))
