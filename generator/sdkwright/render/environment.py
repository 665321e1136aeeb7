"""The Jinja environment that templates run in."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
)
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from jinja2.utils import missing

from ..cache import directory
from ..resources import templates_root
from .comments import comment
from .docstrings import docstring


def environment(overrides: Path | None) -> Environment:
    """An environment whose templates come from `overrides` where they are there, else from the shipped ones.

    `sdkwright/NAME` is always the shipped one, so that a template can extend the one that it replaces.
    Undefined names are errors, nothing is escaped, and lines with only a block tag leave no trace. Compiled templates
    are kept in the user's cache if it can be written to, which saves half of a small run.
    """
    shipped = _Shipped(templates_root())
    own = [] if overrides is None else [FileSystemLoader(overrides)]
    cache = _cache()
    made = Environment(
        loader=ChoiceLoader([*own, shipped, PrefixLoader({"sdkwright": shipped})]),
        bytecode_cache=None if cache is None else _Cache(str(cache), "%s.jinja"),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.context_class = _Context
    made.filters.update(comment=comment, docstring=docstring, repr=repr)
    return made


_BLOCK = "{{% block {0} %}}{{% endblock %}}"


class _Shipped(FileSystemLoader):
    """The shipped templates; a module of the runtime has two blocks, `header` before and `tail` after all of it."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """See FileSystemLoader."""
        source, path, fresh = super().get_source(environment, template)
        if template.endswith(".py"):
            source = f"{_BLOCK.format('header')}{{% raw %}}{source}{{% endraw %}}{_BLOCK.format('tail')}"
        return source, path, fresh


class _Context(Context):
    """A context that shares its blocks with those inside it: a run has one for each class and each of its fields."""

    def derived(self, locals: dict[str, Any] | None = None) -> Context:
        """See Context."""
        known = {name: value for name, value in (locals or {}).items() if value is not missing}
        made = self.__class__(self.environment, {**self.get_all(), **known}, self.name, {})
        made.eval_ctx = self.eval_ctx
        made.blocks = self.blocks
        return made


class _Cache(FileSystemBytecodeCache):
    """A cache that fails no run: what cannot be kept is compiled again, what cannot be read is not there."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """See FileSystemBytecodeCache."""
        try:
            super().load_bytecode(bucket)
        except (OSError, EOFError, ValueError, TypeError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """See FileSystemBytecodeCache."""
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


def _cache() -> Path | None:
    folder = directory() / "templates"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None
