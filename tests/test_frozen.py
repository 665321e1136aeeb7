"""The dataclasses of the generator are those of the standard library, but for time."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import field
from typing import Any

import pytest
from sdkwright.frozen import dataclass

from tests.architecture.modules import OURS


@dataclass(frozen=True, slots=True)
class Point:
    """A point."""

    x: int
    y: float = 0.5
    tags: list[str] = field(default_factory=list, repr=False)
    note: str = field(default="", compare=False)

    @property
    def far(self) -> bool:
        return self.x > 100


@dataclass(frozen=True, slots=True)
class Marked(Point):
    mark: str = "m"


@dataclass(frozen=True, slots=True)
class Plain:
    x: int
    y: float = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Alone:
    x: int


@dataclass(frozen=True, slots=True)
class Own:
    x: int

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Own)

    def __hash__(self) -> int:
        return 7

    def __repr__(self) -> str:
        return "own"


@dataclass(frozen=True, slots=True)
class Nothing:
    pass


def test_values_are_made_as_by_the_standard_library() -> None:
    assert Point(1) == Point(1, 0.5, [], "said")
    assert Point(1, y=2, note="n").note == "n"
    assert Point(1).tags is not Point(1).tags
    assert Marked(1, mark="n") == Marked(1, 0.5, [], "", "n")
    assert Nothing() == Nothing()
    anything: Any = Point
    for arguments in ({}, {"x": 1, "z": 2}):
        with pytest.raises(TypeError):
            anything(**arguments)
    with pytest.raises(TypeError):
        anything(1, 2, [], "", 5)


def test_they_are_equal_where_their_fields_are() -> None:
    assert Plain(1) != Plain(2)
    assert Point(1) != Marked(1)
    assert Marked(1) != Point(1)
    assert Plain(1) != (1, 0.5)
    assert hash(Plain(1)) == hash(Plain(1, 0.5))
    assert len({Plain(1), Plain(1), Plain(2), Nothing(), Nothing()}) == 3
    with pytest.raises(TypeError):
        hash(Point(1))
    assert Alone(1) != Alone(1)
    assert len({Own(1), Own(2)}) == 1


def test_they_are_shown() -> None:
    assert repr(Marked(1)) == "Marked(x=1, y=0.5, note='', mark='m')"
    assert (repr(Own(1)), repr(Nothing())) == ("own", "Nothing()")
    turning = Point(1, tags=[])
    turning.tags.append(turning)  # type: ignore[arg-type]
    assert repr(turning)
    assert Point.__doc__ == "A point."


def test_they_do_not_change() -> None:
    point: Any = Marked(1)
    for name in ("x", "mark", "far", "other"):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(point, name, 2)
        with pytest.raises(dataclasses.FrozenInstanceError):
            delattr(point, name)
    assert not hasattr(point, "__dict__")


def test_they_are_taken_apart_and_copied() -> None:
    marked = Marked(1, 2.5, ["t"], "n", "m")
    assert [one.name for one in dataclasses.fields(marked)] == ["x", "y", "tags", "note", "mark"]
    assert dataclasses.asdict(marked) == {"x": 1, "y": 2.5, "tags": ["t"], "note": "n", "mark": "m"}
    assert dataclasses.replace(marked, x=2) == Marked(2, 2.5, ["t"], "n", "m")
    for made in (pickle.loads(pickle.dumps(marked)), copy.copy(marked), copy.deepcopy(marked)):
        assert made == marked
        assert made.note == "n"
    match marked:
        case Marked(x, y, tags):
            assert (x, y, tags) == (1, 2.5, ["t"])


def test_other_dataclasses_are_left_to_the_standard_library() -> None:
    @dataclass(slots=True)
    class Changing:
        x: int = 1

    changing = Changing()
    changing.x = 2
    assert changing == Changing(2)


@pytest.mark.parametrize("name", OURS)
def test_whatever_is_frozen_is_made_so(name: str) -> None:
    text = OURS[name].file.read_text(encoding="utf-8")
    assert "@dataclass(frozen=True, slots=True" not in text or "frozen import dataclass" in text
