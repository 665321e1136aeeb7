"""The stages in their order: the only module that knows them all.

`build` neither reads nor writes output: it returns a tree of files, for `write` and for `drift` alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from . import __version__
from .config import Config, effective, is_remote, usable
from .diagnostics import Diagnostic, InputError, Severity
from .files import Provenance, Written
from .forking import forked
from .frozen import dataclass
from .resources import templates_root
from .summary import Counts, Summary, pack, unpack

if TYPE_CHECKING:
    from .document import Document
    from .files import Drift, FileTree
    from .ir.api import Api
    from .ledger import Ledger
    from .lower import Lowered
    from .names import Names
    from .validate import Validation

Progress: TypeAlias = Callable[[str, int, int], None]
"""Told of each stage that begins: what it does, its number from 0, and how many there are."""

_STAGES = ("reading", "normalizing", "lowering", "naming", "code", "tests", "docs", "validating")
_MANY = 100
"""Declarations from which on copies of the process save more than they cost."""
_CAUSES = frozenset(("unknown-tag", "not-a-number"))
"""Findings after which whatever else is said of the same place only follows from them."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a description says, understood as far as possible."""

    document: Document
    api: Api
    ledger: Ledger
    diagnostics: tuple[Diagnostic, ...]
    """By place, each once; none of them an error."""

    def locate(self, diagnostic: Diagnostic) -> Diagnostic:
        """The same finding with its line and column, which cost something to find."""
        return diagnostic.at(self.document.with_position(diagnostic.location))


@dataclass(frozen=True, slots=True)
class Build:
    """Everything that a run makes, in memory."""

    tree: FileTree
    summary: Summary
    document: Document
    made: Provenance

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """By place, each once; none of them an error."""
        return self.summary.diagnostics

    def locate(self, diagnostic: Diagnostic) -> Diagnostic:
        """The same finding with its line and column, which cost something to find."""
        return diagnostic.at(self.document.with_position(diagnostic.location))


@dataclass(frozen=True, slots=True)
class Generated:
    """What a run did to the output folder."""

    summary: Summary
    written: Written
    document: Document

    def locate(self, diagnostic: Diagnostic) -> Diagnostic:
        """The same finding with its line and column, which cost something to find."""
        return diagnostic.at(self.document.with_position(diagnostic.location))


def analyze(config: Config, progress: Progress | None = None, *, validate: bool = True) -> Analysis:
    """Read and understand a description without generating anything.

    Raises InputError with every error found.
    """
    step = _steps(progress)
    document = _load(config, step)
    with _validating(document, wanted=validate) as validation:
        document, lowered, found = _front_end(config, document, step)
        diagnostics = _diagnostics(document, config, found, validation, step)
    return Analysis(document, lowered.api, lowered.ledger, diagnostics)


def build(config: Config, progress: Progress | None = None) -> Build:
    """Everything that belongs into the output folder, in memory.

    Raises InputError with every error found.
    """
    step = _steps(progress)
    return _build(config, _load(config, step), step, _source_name(config.spec))


def check(config: Config, progress: Progress | None = None) -> tuple[Build, Drift]:
    """What belongs into the output folder, and how that differs from what is there. Raises InputError."""
    step = _steps(progress)
    built = _build(config, _load(config, step), step, _source_in(config))
    return built, drift(built, config.output)


def generate(
    config: Config, progress: Progress | None = None, *, force: bool = False, agree: Callable[[], None] | None = None
) -> Generated:
    """Bring the output folder to what the description says, all or nothing.

    Where an earlier run made it of the same description with the same settings, and it is still as that run left it,
    there is nothing to make. With `force`, files in the way are taken over that no manifest knows. `agree` is called
    when all is ready to be put in place; what it raises changes nothing. Raises InputError, with nothing changed.
    """
    from .output import resume as resume_tree
    from .output import runs
    from .output import write as write_tree
    from .render.formatting import identity
    from .render.overrides import check_overrides

    step = _steps(progress)
    document = _load(config, step)
    resume_tree(config.output)
    check_overrides(config.templates)
    inputs = (Path(__file__).parent, templates_root(), *filter(None, [config.templates]))
    since = _digest(config.since) + _digest(config.names)
    key = runs.fingerprint(inputs, document.digest, repr(config), since, identity(config.formatter, config.output))
    remembered, unchanged = runs.lookup(key, config.output)
    if (summary := unpack(remembered)) is not None:
        return Generated(summary, Written((), unchanged, (), ()), document)
    built = _build(config, document, step, _source_in(config))
    written = write_tree(built.tree, config.output, built.made, force=force, agree=agree)
    runs.store(key, config.output, pack(built.summary), built.tree)
    return Generated(built.summary, written, document)


def resume(*roots: Path) -> None:
    """Complete what killed runs have left half-written, in `roots` and wherever else they noted it; raises nothing."""
    from .output import resume_all

    resume_all(roots)


def site(docs: Mapping[str, FileTree]) -> FileTree:
    """What Zensical builds a site from, of the pages of SDKs by their names."""
    from .site import site as make

    return make(docs)


@contextmanager
def turn(settings: str) -> Iterator[None]:
    """Wait until no other command writes the SDKs of a settings file; goes at once without one. Raises InputError."""
    from .output import turn as take

    with take(Path(settings)) if settings else nullcontext():
        yield


def drift(build: Build, root: Path) -> Drift:
    """Compare the output folder `root` with `build`; writes nothing but what a killed run began. Raises InputError."""
    from .output import drift as compare
    from .output import resume as resume_tree

    resume_tree(root)
    return compare(build.tree, root, build.made)


def _build(config: Config, document: Document, step: Callable[[str], None], source: str) -> Build:
    from .naming import assign
    from .parts import Parts
    from .python.layout import arrange
    from .render import headed
    from .settings.exceptions import exceptions
    from .values import values_of

    read = document
    with _validating(document, wanted=config.validate) as validation:
        document, lowered, found = _front_end(config, document, step)
        api = lowered.api
        step("naming")
        names, notes = assign(api, config.naming, exceptions(config.names))
        package = config.package or _package_name(api.title)
        values = values_of(api, open_enums=config.open_enums)
        parts = Parts(config, api, names, values, arrange(api, names), package, source, document.place)
        many = len(api.declarations) > _MANY
        with forked(parts.docs, worthwhile=many) as docs_made, forked(parts.tests, worthwhile=many) as tests_made:
            step("code")
            code = parts.code()
            content = read.content
            step("tests")
            tests = tests_made()
            runtime = parts.runtime(code.runtime | tests.runtime)
            step("docs")
            docs = docs_made()
        made_of = (code.files, tests.files, runtime.files, docs.files, _news(config, api, names))
        tree = headed({path: text for files in made_of for path, text in files.items()}, config.file_header)
        found += [note.at(document.place(note.location.pointer)) for note in notes]
        found += tests.found
        diagnostics = _diagnostics(document, config, found, validation, step)
    counts = Counts(len(names.components), len(names.classes), docs.count, tests.count)
    outcomes = {outcome.value: count for outcome, count in lowered.ledger.counts().items()}
    made = Provenance(__version__, source, content, effective(config, package), _hash_of(config.templates))
    return Build(tree, Summary(package, counts, outcomes, diagnostics), document, made)


def _news(config: Config, api: Api, names: Names) -> FileTree:
    """The page that says what changed since an earlier description, if the settings name one. Raises InputError."""
    if not config.since:
        return {}
    from .changelog.page import NAME, page
    from .compare import compare
    from .naming import assign
    from .settings.exceptions import exceptions

    before = analyze(replace(config, spec=config.since, since="", overlays=()), validate=False).api
    return {NAME: page(compare((before, assign(before, config.naming, exceptions(config.names))[0]), (api, names)))}


def _package_name(title: str) -> str:
    """An import name from the title of an API: `Swagger Petstore - 3.0` is `swagger_petstore_3_0`."""
    words = re.findall(r"[a-z0-9]+", unicodedata.normalize("NFKD", title).lower())
    name = "_".join(words)[:60].strip("_")
    if not name or name[0].isdigit():
        name = f"api_{name}".rstrip("_")
    return name if usable(name) else f"{name}_api"


def _source_name(spec: str) -> str:
    """What generated files call the description: the same wherever it lies."""
    if spec == "-":
        return "the standard input"
    if is_remote(spec):
        path = spec.partition("?")[0].partition("#")[0].rstrip("/")
        return path.rpartition("/")[2]
    return Path(spec).name


def _source_in(config: Config) -> str:
    """The same, but for the standard input, which has no name: it is called what the output calls it already."""
    from .output import made

    known = made(config.output) if config.spec == "-" else None
    return known.source if known else _source_name(config.spec)


def _digest(file: str) -> str:
    """A hash of a file's bytes; empty where there is none to be read, which whoever reads it will tell."""
    import hashlib

    try:
        return hashlib.sha256(Path(file).read_bytes()).hexdigest() if file else ""
    except OSError:
        return ""


def _hash_of(templates: Path | None) -> str:
    """A hash of the folder of templates that replace shipped ones; empty if there are none."""
    import hashlib

    made = hashlib.sha256()
    files = {path.relative_to(templates).as_posix(): path for path in templates.rglob("*")} if templates else {}
    found = sorted(
        name for name, path in files.items() if path.is_file() and not name.startswith(".") and "/." not in name
    )
    for name in found:
        made.update(name.encode() + b"\0" + files[name].read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return made.hexdigest() if found else ""


def _load(config: Config, step: Callable[[str], None]) -> Document:
    from .load import load

    step("reading")
    return load(config.spec, private=config.private, headers=config.headers, overlays=config.overlays)


@contextmanager
def _validating(document: Document, *, wanted: bool) -> Iterator[Validation | None]:
    """The validation of a document as it was read, which runs beside whatever is done meanwhile."""
    if not wanted:
        yield None
        return
    from .validate import start

    validation = start(document)
    try:
        yield validation
    finally:
        validation.stop()


def _front_end(
    config: Config, document: Document, step: Callable[[str], None]
) -> tuple[Document, Lowered, list[Diagnostic]]:
    """The document in its 3.1 shape, what it means, and what there is to say about both."""
    from .normalize import normalize
    from .normalize.paging import mark
    from .normalize.select import select

    step("normalizing")
    normal, found = normalize(document)
    normal, chosen = select(normal, config.include, config.exclude)
    normal, marked = mark(normal, config.pagination)
    step("lowering")
    lowered = lower_document(normal, naming=config.naming, formats=config.formats)
    return normal, lowered, [*document.diagnostics, *found, *chosen, *marked, *lowered.diagnostics]


def lower_document(document: Document, *, naming: str = "sdkwright", formats: bool = True) -> Lowered:
    """What a normalized document means; users of openapi-generator are used to more declarations."""
    from .compat.openapi_generator import inline
    from .lower import lower
    from .parse import Schemas
    from .parse.http import describe
    from .report import Report
    from .schema.inline import NOTHING_MORE

    report = Report(document)
    description = describe(document, report)
    schemas = Schemas(document, report)
    declared = inline(document) if naming == "openapi-generator" else NOTHING_MORE
    return lower(document, description, schemas, report, inline=declared, formats=formats)


def _diagnostics(
    document: Document,
    config: Config,
    found: list[Diagnostic],
    validation: Validation | None,
    step: Callable[[str], None],
) -> tuple[Diagnostic, ...]:
    """All findings in order. Raises InputError if there are errors among them."""
    if validation is not None:
        step("validating")
        findings = validation.result()
        seen = {(finding.code, finding.location) for finding in findings}
        found = [*findings, *(finding for finding in found if (finding.code, finding.location) not in seen)]
    caused = {_position(one) for one in found if one.code in _CAUSES}
    found = [one for one in dict.fromkeys(found) if one.code in _CAUSES or _position(one) not in caused]
    diagnostics = tuple(sorted((_with_severity(_with_origins(one, document), config) for one in found), key=_order))
    errors = [one for one in diagnostics if one.severity is Severity.ERROR]
    if errors:
        raise InputError(*(error.at(document.with_position(error.location)) for error in errors))
    return diagnostics


def _position(found: Diagnostic) -> tuple[str, str]:
    return found.location.file, found.location.pointer


def _with_origins(found: Diagnostic, document: Document) -> Diagnostic:
    """A finding that names places as the user knows them."""
    message, hint = document.with_origins(found.message), document.with_origins(found.hint)
    return found if (message, hint) == (found.message, found.hint) else replace(found, message=message, hint=hint)


def _with_severity(found: Diagnostic, config: Config) -> Diagnostic:
    """A finding as heavy as the settings say."""
    severity = found.severity
    if f"-{found.code}" in config.fail_on:
        severity = min(severity, Severity.WARNING)
    elif found.code in config.fail_on or (config.strict and severity is Severity.WARNING):
        severity = Severity.ERROR
    return found if severity is found.severity else replace(found, severity=severity)


def keyword_line(outcomes: Mapping[str, int]) -> str:
    """The account of all keywords in a line."""
    return "keywords: " + ", ".join(f"{count:,} {outcome}" for outcome, count in outcomes.items())


def _steps(progress: Progress | None) -> Callable[[str], None]:
    def step(stage: str) -> None:
        if progress is not None:
            progress(stage, _STAGES.index(stage), len(_STAGES))

    return step


def _order(diagnostic: Diagnostic) -> tuple[object, ...]:
    place = diagnostic.location
    return (place.file, place.line or 0, place.column or 0, place.pointer, diagnostic.code, diagnostic.message)
