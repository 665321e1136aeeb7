"""The stages in their order: the only module that knows them all.

Nothing here reads or writes output: `build` returns a tree of files, for writing and for drift checking alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from .config import Config
from .diagnostics import Diagnostic, InputError, Severity

if TYPE_CHECKING:
    from .document import Document
    from .files import FileTree
    from .ir.api import Api
    from .ledger import Ledger
    from .validate import Validation

Progress: TypeAlias = Callable[[str, int, int], None]
"""Told of each stage that begins: what it does, its number from 0, and how many there are."""

_STAGES = ("reading", "normalizing", "lowering", "naming", "models", "docs", "tests", "rendering", "validating")


@dataclass(frozen=True, slots=True)
class Survey:
    """What a description says, understood as far as possible."""

    document: Document
    api: Api
    ledger: Ledger
    diagnostics: tuple[Diagnostic, ...]
    """By place, each once; none of them an error."""

    def locate(self, diagnostic: Diagnostic) -> Diagnostic:
        """The same finding with its line and column, which cost something to find."""
        return _locate(self.document, diagnostic)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was made."""

    schemas: int
    classes: int
    pages: int
    tests: int


@dataclass(frozen=True, slots=True)
class Build:
    """Everything that a run makes, in memory."""

    tree: FileTree
    package: str
    counts: Counts
    document: Document
    ledger: Ledger
    diagnostics: tuple[Diagnostic, ...]
    """By place, each once; none of them an error."""

    def locate(self, diagnostic: Diagnostic) -> Diagnostic:
        """The same finding with its line and column, which cost something to find."""
        return _locate(self.document, diagnostic)


def survey(config: Config, progress: Progress | None = None, *, validate: bool = True) -> Survey:
    """Read and understand a description without generating anything.

    Raises InputError with every error found.
    """
    step = _steps(progress)
    document, validation, found = _read(config, step, validate=validate)
    api, ledger, more = _lower(config, document, step)
    return Survey(document, api, ledger, _settle(document, config, [*found, *more], validation, step))


def _read(
    config: Config, step: Callable[[str], None], *, validate: bool
) -> tuple[Document, Validation | None, list[Diagnostic]]:
    """The document in its 3.1 shape; the validation of what was read runs beside everything that follows."""
    from .load import load
    from .normalize import normalize

    step("reading")
    document = load(config.spec, private=config.private)
    validation = None
    if validate:
        from . import validate as validating

        validation = validating.start(document)
    step("normalizing")
    normal, found = normalize(document)
    return normal, validation, [*document.diagnostics, *found]


def _lower(config: Config, document: Document, step: Callable[[str], None]) -> tuple[Api, Ledger, Iterable[Diagnostic]]:
    from .lower import lower

    step("lowering")
    lowered = lower(document, declare_unions=config.naming == "openapi-generator", formats=config.formats)
    return lowered.api, lowered.ledger, lowered.diagnostics


def _settle(
    document: Document,
    config: Config,
    found: list[Diagnostic],
    validation: Validation | None,
    step: Callable[[str], None],
) -> tuple[Diagnostic, ...]:
    """All findings in order. Raises InputError if there are errors among them."""
    if validation is not None:
        step("validating")
        findings = validation.result()
        if config.strict:
            findings = tuple(replace(finding, severity=Severity.ERROR) for finding in findings)
        found = [*found, *findings]
    diagnostics = tuple(sorted(dict.fromkeys(found), key=_order))
    errors = [one for one in diagnostics if one.severity is Severity.ERROR]
    if errors:
        raise InputError(*(_locate(document, error) for error in errors))
    return diagnostics


def one_line(ledger: Ledger) -> str:
    """The account of all keywords in a line."""
    return "keywords: " + ", ".join(f"{count:,} {outcome.value}" for outcome, count in ledger.counts().items())


def _steps(progress: Progress | None) -> Callable[[str], None]:
    def step(stage: str) -> None:
        if progress is not None:
            progress(stage, _STAGES.index(stage), len(_STAGES))

    return step


def _locate(document: Document, diagnostic: Diagnostic) -> Diagnostic:
    place = diagnostic.location
    if place.line is not None:
        return diagnostic
    sources = (document.source, *document.files.values())
    source = next((source for source in sources if source.name == place.file), None)
    if source is None:
        return diagnostic
    nearest = place.pointer
    while (position := source.position(nearest)) is None and "/" in nearest:
        nearest = nearest[: nearest.rfind("/")]
    return (
        replace(diagnostic, location=replace(place, line=position[0], column=position[1])) if position else diagnostic
    )


def _order(diagnostic: Diagnostic) -> tuple[object, ...]:
    place = diagnostic.location
    return (place.file, place.line or 0, place.column or 0, place.pointer, diagnostic.code, diagnostic.message)
