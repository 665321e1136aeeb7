"""Which lines of somebody's own program a change breaks: what mypy says with the new package and not with the old one.

It is mypy because that can be run by the Python that the program runs with, which has what the program imports; and a
type checker, because only that knows what `order.pet.tag` is of.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..comparison.findings import Comparison, Finding
from ..diagnostics import Diagnostic, InputError, Location, Severity
from ..frozen import dataclass

_ERROR = re.compile(r"^(?P<file>.+?):(?P<line>\d+):(?P<column>\d+): error: (?P<message>.*?)(?:  \[[\w-]+\])?$")
_NAME = re.compile(r"[A-Za-z_]\w*")


@dataclass(frozen=True, slots=True)
class Hit:
    """A line that was right and is wrong."""

    place: Location
    message: str
    """What the type checker says."""
    findings: tuple[Finding, ...]
    """What it is likely because of: those whose class or attribute the line or the message names."""


def hits(program: Path, old: Path, new: Path, comparison: Comparison) -> tuple[Hit, ...]:
    """The lines of a file or folder that break, with both packages in folders of their own.

    Raises InputError where there is no such program, or no type checker.
    """
    if not program.exists():
        raise _unfit("missing-file", "there is no such file or folder", str(program))
    before = {(one.place.file, one.place.line, one.message) for one in _errors(program, old)}
    return tuple(
        [
            Hit(one.place, one.message, tuple(_because(one, comparison.findings)))
            for one in _errors(program, new)
            if (one.place.file, one.place.line, one.message) not in before
        ]
    )


def _errors(program: Path, package: Path) -> Iterator[Hit]:
    command = [sys.executable, "-m", "mypy", "--show-column-numbers", "--no-error-summary", "--no-pretty"]
    command += ["--cache-dir", str(package / ".mypy"), str(program)]
    environment = {**os.environ, "MYPYPATH": os.pathsep.join(filter(None, (str(package), os.environ.get("MYPYPATH"))))}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if "No module named mypy" in done.stderr:
        raise _unfit("usage", "there is no mypy to check the program with", "--code", "pip install mypy")
    if done.returncode not in (0, 1):
        said = (done.stdout + done.stderr).strip().splitlines()
        raise _unfit("usage", f"mypy cannot check the program: {said[0] if said else 'it says nothing'}", str(program))
    for line in done.stdout.splitlines():
        if found := _ERROR.match(line):
            place = Location(found["file"], "#", int(found["line"]), int(found["column"]))
            yield Hit(place, found["message"], ())


def _because(hit: Hit, findings: Iterable[Finding]) -> Iterator[Finding]:
    said = {*_NAME.findall(hit.message), *_NAME.findall(_line(hit.place))}
    for one in findings:
        member = next(iter(_NAME.findall(one.subject.member)), "")
        names = {*_NAME.findall(one.subject.owner)} if not member else {member}
        if one.breaks and names and names & said and (not member or _owned(one, said, hit)):
            yield one


def _owned(finding: Finding, said: set[str], hit: Hit) -> bool:
    """Whether the class is named as well, or the attribute by the type checker itself."""
    owners = {*_NAME.findall(finding.subject.owner)}
    return bool(owners & said) or f'"{finding.subject.member}"' in hit.message


def _line(place: Location) -> str:
    try:
        return Path(place.file).read_text(encoding="utf-8").splitlines()[(place.line or 1) - 1]
    except (OSError, UnicodeDecodeError, IndexError):
        return ""


def _unfit(code: str, message: str, where: str, hint: str = "") -> InputError:
    return InputError(Diagnostic(code, message, Location(where), Severity.ERROR, hint))
