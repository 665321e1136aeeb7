"""Two descriptions and what changed from one to the other: the stages of both, then their comparison."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .comparison.findings import Comparison, Finding
from .config import Config
from .diagnostics import Location
from .jsonvalue.types import Json
from .pipeline import Analysis, Progress, analyze


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed, with both descriptions."""

    comparison: Comparison
    old: Analysis
    new: Analysis

    def placed(self, finding: Finding) -> Finding:
        """A finding with its lines and columns, which cost something to find."""
        return replace(
            finding,
            old_place=_place(self.old, finding.old),
            new_place=_place(self.new, finding.new),
        )

    def all_placed(self) -> Comparison:
        """All findings with their lines and columns."""
        return replace(self.comparison, findings=tuple(map(self.placed, self.comparison.findings)))


def diff(old: Config, new: Config, progress: Progress | None = None) -> Compared:
    """Compare two descriptions. Raises InputError with every error found in either."""
    from .compare import compare
    from .naming import assign

    before = analyze(old, progress, validate=False)
    after = analyze(new, progress, validate=False)
    sides = [(one.api, assign(one.api, config.naming)[0]) for one, config in ((before, old), (after, new))]
    return Compared(compare(sides[0], sides[1]), before, after)


def _place(analysis: Analysis, pointer: str | None) -> Location | None:
    return None if pointer is None else analysis.document.locate(pointer)


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
