"""What a command does for one SDK, be it the only one or one of several."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from ..config import Config, is_remote
from ..frozen import dataclass
from .console import Console
from .progress import Progress


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done for one SDK."""

    console: Console
    config: Config
    progress: Progress
    agree: Callable[[], None]
    """Called before anything changes: waits for the work for all other SDKs, does not return if that fails anywhere."""


Work: TypeAlias = Callable[..., int]
"""A function of a module that takes a Job, and the command's own options by name; gives the exit code.

It may raise InputError.
"""


def base(config: Config) -> Path:
    """The folder of a description, where names of its further files start."""
    return Path() if config.spec == "-" or is_remote(config.spec) else Path(config.spec).parent
