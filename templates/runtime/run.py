"""The evaluation of a value by a schema: what its validators share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeAlias

Path: TypeAlias = "tuple[str | int, ...]"


class Fault(NamedTuple):
    """Something wrong in a value: where, why, and what stands there."""

    path: Path
    reason: str
    value: Any


class Run:
    """One evaluation of a value, or of a part of it."""

    __slots__ = ("faults", "scope", "seen")

    def __init__(
        self, faults: list[Fault], seen: set[str | int] | None, scope: tuple[Any, ...]
    ) -> None:
        self.faults = faults
        self.seen = seen
        """Names and positions that some keyword has evaluated, if anyone asks for them."""
        self.scope = scope
        """The resources that were entered, outermost first."""

    def below(self) -> Run:
        """For a part of the value, whose own parts are none of this run's."""
        return self if self.seen is None else Run(self.faults, None, self.scope)

    def admits(self, validator: Validator, value: Any, path: Path) -> bool:
        """Tries a schema in place, and notes what it evaluated only if it holds."""
        trial = Run([], None if self.seen is None else set(), self.scope)
        validator(value, path, trial)
        if trial.faults:
            return False
        if self.seen is not None:
            self.seen |= trial.seen or set()
        return True


Validator: TypeAlias = Callable[[Any, Path, Run], None]
Schema: TypeAlias = dict[str, Any]
Compile: TypeAlias = Callable[[Any], Validator]
Maker: TypeAlias = Callable[[Schema, Compile], Validator]


def admit(_value: Any, _path: Path, _run: Run) -> None:
    """The schema `true`."""


def refuse(value: Any, path: Path, run: Run) -> None:
    """The schema `false`."""
    run.faults.append(Fault(path, "Nothing is allowed here", value))


def sequence(validators: Sequence[Validator]) -> Validator:
    """All of several validators."""
    if len(validators) == 1:
        return validators[0]

    def validate(value: Any, path: Path, run: Run) -> None:
        for validator in validators:
            validator(value, path, run)

    return validate


def tracking(first: Validator, last: Validator) -> Validator:
    """`last` after `first`, told what `first` has evaluated."""

    def validate(value: Any, path: Path, run: Run) -> None:
        inner = Run(run.faults, set(), run.scope)
        first(value, path, inner)
        last(value, path, inner)
        if run.seen is not None:
            run.seen |= inner.seen or set()

    return validate


def asserting(test: Callable[[Any], bool], reason: str) -> Validator:
    """A validator that needs nothing but the value."""

    def validate(value: Any, path: Path, run: Run) -> None:
        if not test(value):
            run.faults.append(Fault(path, reason, value))

    return validate
