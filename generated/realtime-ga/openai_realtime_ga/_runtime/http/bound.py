"""What a method of a resource is, whatever it does: a function, and what sends."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
Core = TypeVar("Core")


class Bound(Generic[P, T, Core]):
    """A function of a resource that makes a call, and what carries it out."""

    def __init__(self, function: Callable[P, T], core: Core) -> None:
        self._core = core
        self.__wrapped__ = function
        self.__name__ = function.__name__
        self.__doc__ = function.__doc__

    def __repr__(self) -> str:
        return f"<method {self.__wrapped__.__qualname__}>"
