"""Two descriptions and what changed from one to the other: the stages of both, then their comparison."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from .comparison.acceptance import Acceptance
from .comparison.findings import Comparison, Finding
from .config import Config
from .diagnostics import Diagnostic, InputError, Location, Severity
from .document import Document
from .forking import forked
from .frozen import dataclass
from .ir.api import Api
from .jsonvalue.pointers import Pointer
from .jsonvalue.types import Json
from .names import Names
from .pipeline import Progress, analyze

if TYPE_CHECKING:
    from .hits import Hit


@dataclass(frozen=True, slots=True)
class Side:
    """One description, understood."""

    api: Api
    names: Names
    document: Document
    """Knows where everything stands, and holds no tree."""
    called: str
    """What its file is called to people."""

    def locate(self, pointer: Pointer | None) -> Location | None:
        """Where something stands."""
        if pointer is None:
            return None
        found = self.document.locate(pointer)
        return replace(found, file=self.called) if found.file == self.document.source.name else found


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed, with both descriptions."""

    comparison: Comparison
    old: Side
    new: Side

    def placed(self, finding: Finding) -> Finding:
        """A finding with its lines and columns, which cost something to find."""
        return replace(finding, old_place=self.old.locate(finding.old), new_place=self.new.locate(finding.new))

    def all_placed(self) -> Comparison:
        """All findings with their lines and columns."""
        return replace(self.comparison, findings=tuple(map(self.placed, self.comparison.findings)))


def diff(old: Config, new: Config, progress: Progress | None = None) -> Compared:
    """Compare two descriptions, which are read and understood side by side.

    Raises InputError with every error found in either.
    """
    from .compare import compare

    with forked(lambda: understood(old)) as result:
        after = understood(new, progress)
        before = result()
    return Compared(compare((before.api, before.names), (after.api, after.names)), before, after)


@contextmanager
def described(config: Config) -> Iterator[str]:
    """The file of a description, which may be at a revision of git. Raises InputError."""
    from .revisions import at_revision, checkout

    revision = at_revision(config.spec)
    if revision is None:
        yield config.spec
        return
    with TemporaryDirectory() as folder:
        yield str(checkout(*revision, Path(folder)))


def understood(config: Config, progress: Progress | None = None) -> Side:
    """What a description, which may be at a revision of git, says, with its names. Raises InputError."""
    with described(config) as spec:
        try:
            return _understood(replace(config, spec=spec), config.spec, progress)
        except InputError as error:
            raise InputError(*(_called(one, spec, config.spec) for one in error.diagnostics)) from error


def since(config: Config) -> str:
    """The description of the project as it was where the branch began: `REV:path`. Raises InputError."""
    from .revisions import base

    return base(config.spec)


def _called(found: Diagnostic, file: str, name: str) -> Diagnostic:
    return replace(found, location=replace(found.location, file=name)) if found.location.file == file else found


def _understood(config: Config, called: str, progress: Progress | None) -> Side:
    from .naming import assign
    from .settings.exceptions import exceptions

    analysis = analyze(config, progress, validate=False)
    names, _ = assign(analysis.api, config.naming, exceptions(config.names))
    return Side(analysis.api, names, replace(analysis.document, root={}), called)


def accepted(comparison: Comparison, acceptances: Sequence[Acceptance]) -> tuple[Comparison, tuple[Acceptance, ...]]:
    """The same with the reason at each finding that is accepted today; and the entries that accept nothing."""
    from datetime import UTC, datetime

    from .comparison.acceptance import accepted

    return accepted(comparison, acceptances, datetime.now(UTC).date().isoformat())


def hit(compared: Compared, old: Config, new: Config, program: Path) -> tuple[Hit, ...]:
    """The lines of a program that break, through a type checker on both packages. Raises InputError."""
    from .hits import hits
    from .output import write
    from .pipeline import build

    with TemporaryDirectory() as name:
        folders = []
        for side, config in (("old", old), ("new", new)):
            folder = Path(name, side)
            with described(config) as spec:
                made = replace(config, spec=spec, since="", validate=False, formatter="none", package=new.package)
                tree = build(made).tree
            write(tree, folder)
            folders.append(folder)
        return hits(program, folders[0], folders[1], compared.comparison)


def plain(comparison: Comparison) -> dict[str, Json]:
    """What changed, as `--format json` prints it."""
    from .changelog.plain import plain

    return plain(comparison)


def written(comparison: Comparison, form: str) -> str:
    """What changed, in one of the other forms."""
    from .changelog.conventional import conventional
    from .changelog.github import annotated, comment
    from .changelog.markdown import markdown, verdict

    match form:
        case "markdown":
            return f"{markdown(comparison)}\n{verdict(comparison)}\n"
        case "github":
            return "\n".join(annotated(comparison))
        case "comment":
            return comment(comparison)
        case _:
            return conventional(comparison)


def enter(config: Config, file: Path) -> None:
    """Put what changed since the earlier description of the settings, or since the branch began, into a changelog.

    Raises InputError where there is nothing to compare with, or the file cannot be written.
    """
    from .changelog.entry import entered
    from .changelog.markdown import markdown

    found = diff(replace(config, spec=config.since or since(config), since=""), config)
    try:
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        file.write_text(entered(text, markdown(found.comparison)), encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "it is not UTF-8"
        message = f"the changelog cannot be written: {reason}"
        raise InputError(Diagnostic("unwritable", message, Location(str(file)), Severity.ERROR)) from error


def accept_renames(comparison: Comparison, file: Path) -> tuple[str, ...]:
    """Write into a file of names that renamed classes go on having their former names; returns these.

    Raises InputError where the file cannot be read or written.
    """
    from .names import Exceptions
    from .settings.exceptions import exceptions, text

    known = exceptions(str(file) if file.exists() else "")
    found = {
        one.before or one.subject.owner: one.after
        for one in comparison.findings
        if one.rule.id in ("class-renamed", "probably-renamed")
    }
    try:
        file.write_text(text(Exceptions(known.pinned, {**known.renamed, **found})), encoding="utf-8")
    except OSError as error:
        message = f"the names cannot be written: {error.strerror or error}"
        raise InputError(Diagnostic("unwritable", message, Location(str(file)), Severity.ERROR)) from error
    return tuple(sorted(found))
