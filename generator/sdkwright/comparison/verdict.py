"""The verdict: which release of the SDK a change asks for, and how urgent it is to upgrade."""

from __future__ import annotations

import re
from enum import IntEnum

from ..frozen import dataclass
from .findings import Comparison, Weight


class Bump(IntEnum):
    """The part of a version that grows: https://semver.org."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3

    @property
    def word(self) -> str:
        """As people write it."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Version:
    """MAJOR.MINOR.PATCH."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"

    def bumped(self, bump: Bump) -> Version:
        """The next version; below 1.0, what breaks makes a minor and everything else a patch."""
        if self.major == 0 and bump is not Bump.NONE:
            breaks = bump is Bump.MAJOR
            return Version(0, self.minor + 1, 0) if breaks else Version(0, self.minor, self.patch + 1)
        match bump:
            case Bump.MAJOR:
                return Version(self.major + 1, 0, 0)
            case Bump.MINOR:
                return Version(self.major, self.minor + 1, 0)
            case Bump.PATCH:
                return Version(self.major, self.minor, self.patch + 1)
            case Bump.NONE:
                return self

    def admits(self, bump: Bump) -> bool:
        """Whether it can follow some release by a step of that size: 1.4.0 is no major step."""
        step = Bump.PATCH if self.patch else Bump.MINOR if self.minor else Bump.MAJOR
        return step >= (min(bump, Bump.MINOR) if self.major == 0 else bump)

    @property
    def key(self) -> tuple[int, int, int]:
        """To compare by."""
        return self.major, self.minor, self.patch


def version(text: str) -> Version | None:
    """A version from text; None if it is none. What follows the three numbers does not count."""
    found = re.fullmatch(r"v?(\d+)\.(\d+)\.(\d+)(?:[-+.].*)?", text.strip())
    return Version(*map(int, found.groups())) if found else None


def bump(comparison: Comparison) -> Bump:
    """What the SDK has to be released as: breaking for those who upgrade, richer, or the same in other words."""
    weights = {finding.weight for finding in comparison.findings}
    if Weight.BREAKING in weights:
        return Bump.MAJOR
    if weights - {Weight.TEXT}:
        return Bump.MINOR
    return Bump.PATCH if weights else Bump.NONE
