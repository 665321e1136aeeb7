"""The journal of a replacement: what every path that changes was and is to be, and both contents, in a stage.

The stage is a folder in the output folder, and so on its file system wherever that is mounted. In it lie, by the number
of the step, `N.new` and `N.old`, and the journal itself, whose name says what is to be done with it: `forward` from the
moment that everything is there, `back` once the steps are being taken back, `done` once all are taken. A folder that is
not there yet is staged with all that goes into it, and comes in one rename.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from errno import EEXIST, EMLINK, ENOSYS, ENOTSUP, EPERM, EXDEV
from stat import S_IMODE

from ..frozen import dataclass
from . import manifest
from .scan import Kind, kind_of

STAGE = ".sdkwright.tmp"
NOTHING = ""
FOLDER = "/"
"""Followed by the mode, in octal digits, where it matters. Any other state of a path is the SHA-256 of a file."""
_UNKNOWN = "?"
"""Such as a symbolic link, or what is behind one."""

_FORWARD, _BACK, _DONE = "forward", "back", "done"
_OURS = re.compile(rf"\d+\.(new|old)|{_FORWARD}(\.tmp)?|{_BACK}|{_DONE}|\.gitignore")
_NO_LINKS = frozenset((EPERM, ENOSYS, ENOTSUP, EMLINK, EXDEV))
"""What file systems without hard links answer, or with a limit to them."""


@dataclass(frozen=True, slots=True)
class Step:
    """One path, and the states that it goes from and to."""

    path: str
    before: str
    after: str


class Journal:
    """The steps of a replacement in the output folder `root`, each of which can be taken and taken back."""

    def __init__(self, root: str, steps: Iterable[Step]) -> None:
        self._root = root
        self._stage = f"{root}/{STAGE}"
        self._steps = tuple(enumerate(steps))
        self._rooms = _rooms(self._steps)
        """The number of the step of each new folder that is in no other new one."""

    def begin(self) -> None:
        """Make the stage; raises OSError, above all if something is there."""
        os.mkdir(self._stage)

    def prepare(self, contents: Iterable[bytes]) -> None:
        """Put everything into the stage, `contents` for the steps that end with a file; it is still to be forgotten."""
        create(f"{self._stage}/.gitignore", b"*\n")  # what a kill leaves is not to be committed
        content = iter(contents)
        for number, step in self._steps:
            place, staged = f"{self._root}/{step.path}", f"{self._stage}/{self._new(number, step)}"
            if _is_file(step.after):
                create(staged, next(content), like=place if _is_file(step.before) else "")
            elif self._room(step.path) is not None:
                os.mkdir(staged)
            if _is_file(step.before):
                _keep(place, f"{self._stage}/{number}.old")
        text = json.dumps([[step.path, step.before, step.after] for _, step in self._steps])
        create(f"{self._stage}/{_FORWARD}.tmp", text.encode())

    def commit(self) -> None:
        """Decide that all steps are to be taken, by whoever comes. Raises OSError."""
        os.rename(f"{self._stage}/{_FORWARD}.tmp", f"{self._stage}/{_FORWARD}")

    def forward(self) -> None:
        """Take every step. Raises OSError."""
        self._take((number, step, step.before) for number, step in self._steps)

    def back(self) -> None:
        """Take back what was taken, and leave alone what is neither as it was nor as it was to be. Raises OSError."""
        if self._is(_DONE):
            return
        if not self._is(_BACK):
            self._turn(_FORWARD, _BACK)
        for number, step in reversed(self._steps):
            now = self._state(step.path)
            if not _same(now, step.before) and (now == NOTHING or _same(now, step.after)):
                self._bring(step.path, now, step.before, f"{number}.old")

    def resume(self) -> None:
        """Go on with what a run that was cut short had begun: forward if all is as it left it, back otherwise.

        Raises OSError.
        """
        for folder in {os.path.dirname(step.path) for _, step in self._steps}:
            with suppress(OSError):
                os.unlink(self._beside(folder))
        if self._is(_DONE):
            return
        left = [(number, step, self._state(step.path)) for number, step in self._steps]
        left = [one for one in left if not _same(one[2], one[1].after)]
        if self._is(_BACK) or not all(self._can(*one) for one in left):
            self.back()
            return
        self._take(left)

    def clear(self) -> None:
        """Remove the stage and the folders that are empty now; what does not go at once goes with the next run."""
        if self._is(_DONE):
            self._prune()
        clear(self._root)

    def _is(self, name: str) -> bool:
        return os.path.lexists(f"{self._stage}/{name}")

    def _turn(self, old: str, new: str) -> None:
        os.rename(f"{self._stage}/{old}", f"{self._stage}/{new}")

    def _take(self, steps: Iterable[tuple[int, Step, str]]) -> None:
        """Take steps from the states that they are in now; what is in a new folder may have come with it."""
        come: set[str] = set()
        for number, step, now in steps:
            room = self._room(step.path)
            if room in come:
                continue
            if room == step.path and now == NOTHING and self._come(number, step):
                come.add(room)
            else:
                self._bring(step.path, now, step.after, self._new(number, step))
        self._turn(_FORWARD, _DONE)

    def _come(self, number: int, step: Step) -> bool:
        """Rename a new folder with all that is in it to where it belongs; False if that is on another mount."""
        place = f"{self._root}/{step.path}"
        if os.path.lexists(place):
            raise FileExistsError(EEXIST, os.strerror(EEXIST), place)
        try:
            os.replace(f"{self._stage}/{self._new(number, step)}", place)
        except FileNotFoundError:  # a journal of a release that staged files alone
            return False
        except OSError as error:
            if error.errno != EXDEV:
                raise
            return False
        return True

    def _room(self, path: str) -> str | None:
        """The outermost new folder that a path is, or is in."""
        while path and path not in self._rooms:
            path = path.rpartition("/")[0]
        return path or None

    def _new(self, number: int, step: Step) -> str:
        """Where in the stage what is to come lies."""
        room = self._room(step.path)
        return f"{number}.new" if room is None else f"{self._rooms[room]}.new{step.path[len(room):]}"

    def _can(self, number: int, step: Step, now: str) -> bool:
        """Whether a step that was not taken can be."""
        there = not _is_file(step.after) or _content(f"{self._stage}/{self._new(number, step)}") == step.after
        return there and (now == NOTHING or _same(now, step.before))

    def _bring(self, path: str, now: str, want: str, staged: str) -> None:
        """Make `path`, which is `now`, what it is to be; a file comes from the stage."""
        place = f"{self._root}/{path}"
        if now.startswith(FOLDER):
            if want == NOTHING:  # somebody may have put something there meanwhile
                with suppress(OSError):
                    os.rmdir(place)
                return
            os.rmdir(place)
        elif _is_file(now) and not _is_file(want):
            os.unlink(place)
        elif now == NOTHING and os.path.lexists(place):
            raise FileExistsError(EEXIST, os.strerror(EEXIST), place)
        if want.startswith(FOLDER):
            os.mkdir(place)
            if mode := want.removeprefix(FOLDER):
                os.chmod(place, int(mode, 8))
        elif want != NOTHING:
            self._move(staged, path)

    def _move(self, staged: str, path: str) -> None:
        """Rename a staged file to where it belongs; to another mount by way of a name beside that."""
        source, place = f"{self._stage}/{staged}", f"{self._root}/{path}"
        try:
            os.replace(source, place)
        except OSError as error:
            if error.errno != EXDEV:
                raise
            beside = self._beside(os.path.dirname(path))
            try:
                shutil.copy2(source, beside)
                os.replace(beside, place)
            except BaseException:
                with suppress(OSError):
                    os.unlink(beside)
                raise

    def _beside(self, folder: str) -> str:
        """The name in a folder that a file has until it is all there."""
        return os.path.join(self._root, folder, f"{STAGE}.coming")

    def _prune(self) -> None:
        """Remove the folders that are empty now, except one that this process stands in."""
        gone = {step.path for _, step in self._steps if step.after == NOTHING}
        here = os.stat(".") if gone else None
        for folder in sorted({folder for path in gone for folder in _parents(path)}, reverse=True):
            place = f"{self._root}/{folder}"
            with suppress(OSError):
                if here is not None and not os.path.samestat(here, os.lstat(place)):
                    os.rmdir(place)

    def _state(self, path: str) -> str:
        """What a path is now; nothing is followed to find that out."""
        if any(kind_of(f"{self._root}/{folder}") is Kind.OTHER for folder in _parents(path)):
            return _UNKNOWN
        return state(f"{self._root}/{path}")


def read(root: str) -> Journal | None:
    """The journal in `root`; None if there is none, or one that no run would have written."""
    for name in (_FORWARD, _BACK, _DONE):
        try:
            with open(f"{root}/{STAGE}/{name}", encoding="utf-8") as file:
                steps = [Step(*map(str, row)) for row in json.load(file)]
        except (OSError, ValueError, TypeError):
            continue
        if all(manifest.inside(step.path) and step.path.partition("/")[0] != STAGE for step in steps):
            return Journal(root, steps)
    return None


def clear(root: str) -> None:
    """Remove what is ours in a stage, and the stage if that was all."""
    stage = f"{root}/{STAGE}"
    with suppress(OSError):
        names = [name for name in os.listdir(stage) if _OURS.fullmatch(name)]
        for name in sorted(names, key=lambda name: name[0].isdigit()):  # the journal goes first
            remove = shutil.rmtree if kind_of(f"{stage}/{name}") is Kind.FOLDER else os.unlink
            remove(f"{stage}/{name}")
        os.rmdir(stage)


def state(path: str) -> str:
    """What is at a path: nothing, a folder or a file's SHA-256."""
    kind = kind_of(path)
    if kind is None:
        return NOTHING
    if kind is Kind.FOLDER:
        return f"{FOLDER}{S_IMODE(os.lstat(path).st_mode):o}"
    return _content(path) if kind is Kind.FILE else _UNKNOWN


def create(path: str, content: bytes, like: str = "") -> None:
    """Write a file that must not exist yet, with owner and mode of the one that it will replace, as far as one may."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        written = os.write(descriptor, content)
        while written < len(content):
            written += os.write(descriptor, content[written:])
        if like:
            before, now = os.lstat(like), os.fstat(descriptor)
            with suppress(PermissionError):
                if (before.st_uid, before.st_gid) != (now.st_uid, now.st_gid):
                    os.fchown(descriptor, before.st_uid, before.st_gid)
                if before.st_mode != now.st_mode:
                    os.fchmod(descriptor, S_IMODE(before.st_mode))
    finally:
        os.close(descriptor)


def _keep(old: str, new: str) -> None:
    """Give a file a second name, or a second copy."""
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        shutil.copy2(old, new, follow_symlinks=False)


def _content(path: str) -> str:
    try:
        with open(path, "rb", buffering=0) as file:
            return manifest.digest(file.read())
    except FileNotFoundError:
        return NOTHING


def _is_file(what: str) -> bool:
    return what not in (NOTHING, _UNKNOWN) and not what.startswith(FOLDER)


def _same(one: str, other: str) -> bool:
    return one == other or (one.startswith(FOLDER) and other.startswith(FOLDER))


def _rooms(steps: Iterable[tuple[int, Step]]) -> dict[str, int]:
    """New folders come before what is in them."""
    found: dict[str, int] = {}
    for number, step in steps:
        if step.after.startswith(FOLDER) and step.before == NOTHING and found.keys().isdisjoint(_parents(step.path)):
            found[step.path] = number
    return found


def _parents(path: str) -> Iterator[str]:
    while path := path.rpartition("/")[0]:
        yield path
