"""A command for several SDKs: each in a process of its own, side by side on the cores."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .console import Console
from .jobs import Job, Work, base
from .progress import Progress
from .sdks import Sdks

if TYPE_CHECKING:
    from .workers import Outcome


_WORDS = {0: "is done", 1: "has drifted", 2: "is refused", 70: "met a bug", None: "is left as it was"}


def each(work: Work, console: Console, sdks: Sdks, **options: Any) -> int:
    """Do `work` for every SDK, and say in a line what came of it if there are several; returns the worst exit code.

    Raises InputError for what is wrong with the only one.
    """
    if len(sdks.configs) == 1:
        (config,) = sdks.configs.values()
        console.base = base(config)
        return work(Job(console, config, Progress(silent=console.quiet or console.as_json), _alone), **options)
    from .workers import Workers

    with Progress(silent=console.quiet or console.as_json) as progress:
        workers = Workers(work, console, options, limit=os.cpu_count() or 1)
        outcomes = workers.run(sdks.configs, progress.step)
    return _tell(console, outcomes)


def _alone() -> None:
    """There is nobody to wait for."""


def _tell(console: Console, outcomes: Mapping[str, Outcome]) -> int:
    for name, outcome in outcomes.items():
        if outcome.code is not None:
            console.say(f"{name}:")
        console.repeat(outcome.lines)
    words = ", ".join(f"{name} {_WORDS[outcome.code]}" for name, outcome in outcomes.items())
    console.say(f"{len(outcomes)} SDKs: {words}")
    worst = max(outcome.code or 0 for outcome in outcomes.values())
    results = {name: outcome.output for name, outcome in outcomes.items() if outcome.output is not None}
    console.finish({"sdks": results}, ok=not worst)
    return worst
