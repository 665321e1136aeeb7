"""Two descriptions and what changed from one to the other: the stages of both, then their comparison."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .comparison.findings import Comparison, Finding
from .config import Config
from .diagnostics import Location
from .document import Document
from .forking import forked
from .ir.api import Api
from .jsonvalue.pointers import Pointer
from .jsonvalue.types import Json
from .names import Names
from .pipeline import Progress, analyze


@dataclass(frozen=True, slots=True)
class Side:
    """One description, understood."""

    api: Api
    names: Names
    document: Document
    """Knows where everything stands, and holds no tree."""

    def locate(self, pointer: Pointer | None) -> Location | None:
        """Where something stands."""
        return None if pointer is None else self.document.locate(pointer)


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


def understood(config: Config, progress: Progress | None = None) -> Side:
    """What a description says, with its names. Raises InputError."""
    from .naming import assign

    analysis = analyze(config, progress, validate=False)
    names, _ = assign(analysis.api, config.naming)
    return Side(analysis.api, names, replace(analysis.document, root={}))


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
