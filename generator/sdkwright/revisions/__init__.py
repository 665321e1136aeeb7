"""Descriptions as git has them at a revision: `REV:path`."""

from __future__ import annotations

import io
import re
import subprocess
import tarfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from ..diagnostics import Diagnostic, InputError, Location, Severity

_SPEC = re.compile(r"(?P<revision>[^:]{2,}):(?P<path>[^:]+)")
_DESCRIPTIONS = (".yaml", ".yml", ".json")
_DEFAULT = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
"""What a branch usually begins at."""


def at_revision(spec: str) -> tuple[str, str] | None:
    """The revision and the path that are meant, where it is no file or URL."""
    found = _SPEC.fullmatch(spec)
    if found is None or "://" in spec or Path(spec).exists():
        return None
    return found["revision"], found["path"]


def checkout(revision: str, path: str, folder: Path) -> Path:
    """Put a description, and all others of the repository, into a folder as they were; returns where it is there.

    The path starts at the root of the repository, or with `./` at the working directory, as git has it. Raises
    InputError where there is no such revision or no such file.
    """
    spec = f"{revision}:{path}"
    root = Path(_git("rev-parse", "--show-toplevel").strip())
    inside = _git("rev-parse", "--show-prefix").strip()
    name = (Path(inside) / path).as_posix() if path.startswith(("./", "../")) else path
    commit = _git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", where=spec).strip()
    data = _bytes("-C", str(root), "archive", commit)
    wanted = _normal(name)
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        members = [one for one in archive.getmembers() if one.isfile() and one.name.endswith(_DESCRIPTIONS)]
        members += [one for one in archive.getmembers() if one.name == wanted and one not in members]
        for one in members:
            _put(archive, one, folder)
    if not (folder / wanted).is_file():
        near = sorted(one.name for one in members)[:5]
        raise _unknown(
            f"there is no file `{wanted}` at {revision}", spec, f"there are {', '.join(near)}" if near else ""
        )
    return folder / wanted


def _put(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    """Write a file of an archive, and none outside of the folder; filters of tarfile are as new as Python 3.11.4."""
    content = archive.extractfile(member)
    if content is not None and not {"..", "/"} & {*PurePosixPath(member.name).parts}:
        target = folder / member.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.read())


def base(path: str) -> str:
    """The revision that the working tree is compared with: where the branch began, else the last tag, else the last
    commit; as `REV:path`. Raises InputError where there is no repository.
    """
    head = _git("rev-parse", "HEAD", where=path).strip()
    revision = next((found for name in _DEFAULT if (found := _quiet("merge-base", "HEAD", name))), "")
    if revision in ("", head):
        revision = _quiet("describe", "--tags", "--abbrev=0") or head
    known = _quiet("ls-files", "--full-name", "--", path)
    if not known:
        raise _unknown("git does not know the description", path, "commit it first, or name two descriptions")
    return f"{revision[:12] if len(revision) == 40 else revision}:{known}"


def _normal(name: str) -> str:
    parts: list[str] = []
    for part in name.split("/"):
        if part == "..":
            del parts[-1:]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def _quiet(*arguments: str) -> str:
    """What git answers in a line; nothing where it refuses."""
    done = _run(arguments)
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else ""


def _git(*arguments: str, where: str = "") -> str:
    return _bytes(*arguments, where=where).decode("utf-8", "replace")


def _bytes(*arguments: str, where: str = "") -> bytes:
    done = _run(arguments)
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ").splitlines()
        raise _unknown(said[0] if said else "git knows no such revision", where or "git")
    return done.stdout


def _run(arguments: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", *arguments], capture_output=True, check=False)
    except OSError as error:
        raise _unknown(f"git cannot be run: {error.strerror or error}", "git") from error


def _unknown(message: str, where: str, hint: str = "") -> InputError:
    return InputError(Diagnostic("revision", message, Location(where), Severity.ERROR, hint))
