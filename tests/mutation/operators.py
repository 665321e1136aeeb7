"""One change at a time: of a field, of a type, of a class, of two tags."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from .source import Edit, Source, called, elements, is_none, parts

FORMATS = {"DateTime", "Date", "Time", "Duration", "Uuid", "Base64", "Binary", "Decimal", "Uri", "IPv4", "IPv6"}
BOUNDS = {"ge": 1, "gt": 1, "min_length": 1, "le": -1, "lt": -1, "max_length": -1}
"""The constraints that have a direction: in which a greater value is the stricter one, in which a smaller."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed package."""

    place: str
    operator: str
    change: str
    sources: Mapping[str, str]
    """The changed modules, by stem."""

    @property
    def key(self) -> str:
        """Names the mutant, in a line."""
        return f"{self.place}: {self.operator}: {' '.join(self.change.split())}"


@dataclass(frozen=True, slots=True)
class Change:
    """Edits of one module."""

    operator: str
    change: str
    edits: tuple[Edit, ...]


def mutants(texts: Mapping[str, str]) -> Iterator[Mutant]:
    """Every mutant of a package's model modules, which are given by their stems."""
    sources = {stem: Source(text) for stem, text in texts.items()}
    for stem, source in sources.items():
        for node in source.classes():
            for made in of_class(source, node):
                yield Mutant(f"{stem}.{node.name}", made.operator, made.change, {stem: source.edited(*made.edits)})
            for field in fields(node):
                assert isinstance(field.target, ast.Name)
                for made in (*of_field(source, field), *of_type(source, field.annotation)):
                    place = f"{stem}.{node.name}.{field.target.id}"
                    yield Mutant(place, made.operator, made.change, {stem: source.edited(*made.edits)})
        for name, value in source.definitions():
            for made in of_type(source, value):
                yield Mutant(f"{stem}.{name}", made.operator, made.change, {stem: source.edited(*made.edits)})
    yield from swapped_tags(sources)


def fields(node: ast.ClassDef) -> Iterator[ast.AnnAssign]:
    """The fields of a class."""
    for statement in node.body:
        match statement:
            case ast.AnnAssign(target=ast.Name(id=name)) if not name.startswith("__"):
                yield statement
            case _:
                pass


def of_class(source: Source, node: ast.ClassDef) -> Iterator[Change]:
    """What a class does with properties that it does not name, and its check."""
    closed = [keyword for keyword in node.keywords if keyword.arg == "extra"]
    if closed:
        listed: list[ast.expr | ast.keyword] = [*node.bases, *node.keywords]
        yield Change("closed to open", "extra", (source.without(listed, listed.index(closed[0])),))
    else:
        base = node.bases[-1]
        forbid = source.text(base) + ', extra="forbid"'
        yield Change("open to closed", "extra", (source.replace(base, forbid),))
    for statement in node.body:
        if isinstance(statement, ast.Assign) and source.text(statement).startswith("__check__"):
            yield Change("drop a check", "__check__", (source.replace(statement, "pass"),))
        if isinstance(statement, ast.AnnAssign) and source.text(statement).startswith("__pydantic_extra__"):
            yield Change("widen a type", "__pydantic_extra__", (source.replace(statement, "pass"),))


def of_field(source: Source, field: ast.AnnAssign) -> Iterator[Change]:
    """A property dropped or renamed, its presence, its default, its nullability, its whole type."""
    annotation = field.annotation
    outer = called(annotation) == "Annotated" and isinstance(annotation, ast.Subscript)
    core = elements(annotation)[0] if outer and isinstance(annotation, ast.Subscript) else annotation
    members = parts(core)
    value = field.value
    absence = [
        part
        for part in members
        if called(part) == "MISSING" or (is_none(part) and value is not None and is_none(value))
    ]
    rest = [part for part in members if part not in absence]
    body = source.text(core)
    real = " | ".join(source.text(part) for part in rest)
    name = field.target.id if isinstance(field.target, ast.Name) else ""

    def presence(operator: str, text: str, default: str | None) -> Change:
        """The field with another type and default."""
        whole = source.text(annotation)
        start = source.span(core)[0] - source.span(annotation)[0]
        data = whole.encode()
        changed = (data[:start] + text.encode() + data[start + len(body.encode()) :]).decode()
        changed = f"({changed})" if "\n" in changed else changed
        tail = "" if default is None else f" = {default}"
        return Change(operator, f"{text}{tail}", (source.replace(field, f"{name}: {changed}{tail}"),))

    yield Change("drop a property", name, (source.replace(field, "pass"),))
    yield renamed(source, field)
    default = None if value is None else source.text(value)
    if value is not None and is_constant(source, core, value):
        yield presence("alter a constant", 'Literal["altered"]', '"altered"')
    if value is None or is_constant(source, core, value):
        yield presence("required to optional", f"{body} | _MISSING", "_MISSING")
    else:
        yield presence("optional to required", real, None)
        if not absence:
            yield presence("drop a default", f"{body} | _MISSING", "_MISSING")
            if (other := altered(value)) is not None:
                yield presence("alter a default", body, other)
    if not any(called(part) in ("Any", "object") for part in rest):
        yield presence("widen a type", " | ".join(["_Any", *map(source.text, absence)]), default)
    if any(is_none(part) for part in absence):
        yield presence("absence read as MISSING", f"{real} | _MISSING", "_MISSING")
        yield presence("null added", f"{real} | None | _MISSING", "_MISSING")
    elif any(is_none(part) for part in rest):
        kept = " | ".join(source.text(part) for part in members if not is_none(part))
        yield presence("null removed", kept, default)
    elif not any(called(part) in ("Any", "Nullable") for part in rest):
        yield presence("null added", f"{body} | None", default)


def is_constant(source: Source, core: ast.expr, value: ast.expr) -> bool:
    """Whether a field is a literal of one value, which is its default too."""
    return (
        isinstance(core, ast.Subscript)
        and called(core) == "Literal"
        and [source.text(element) for element in elements(core)] == [source.text(value)]
    )


def renamed(source: Source, field: ast.AnnAssign) -> Change:
    """The property under another name on the wire."""
    for node in ast.walk(field.annotation):
        if isinstance(node, ast.keyword) and node.arg == "alias":
            return Change("rename on the wire", source.text(node), (source.replace(node.value, '"renamed"'),))
    text = f'_Annotated[{source.text(field.annotation)}, _Field(alias="renamed")]'
    return Change("rename on the wire", "alias added", (source.replace(field.annotation, text),))


def altered(value: ast.expr) -> str | None:
    """Another value than a default, if it is a plain one."""
    match value:
        case ast.Constant(value=bool(given)):
            return repr(not given)
        case ast.Constant(value=int(given) | float(given)):
            return repr(given + 1)
        case ast.Constant(value=str(given)):
            return repr(given + "x")
        case ast.List(elts=[first, *_]):
            return f"[{ast.unparse(first)}, {ast.unparse(first)}, {ast.unparse(first)}]"
        case _:
            return None


def of_type(source: Source, root: ast.expr) -> Iterator[Change]:
    """Literals, bounds, formats, members of unions, mappings of tags, the types of items and values."""
    inner = {id(part) for node in ast.walk(root) if isinstance(node, ast.BinOp) for part in (node.left, node.right)}
    for node in ast.walk(root):
        if isinstance(node, ast.Subscript):
            yield from of_subscript(source, node)
        elif isinstance(node, ast.Call):
            yield from of_call(source, node)
        elif isinstance(node, ast.Name) and called(node) in FORMATS:
            yield Change("widen a type", f"{node.id} to str", (source.replace(node, "str"),))
        elif isinstance(node, ast.BinOp) and id(node) not in inner:
            yield from of_union(source, node)


def of_subscript(source: Source, node: ast.Subscript) -> Iterator[Change]:
    kind, items = called(node), elements(node)
    if kind == "Literal":
        for index, item in enumerate(items):
            if len(items) > 1:
                yield Change("drop a literal", source.text(item), (source.without(items, index),))
        word = "str" if all(isinstance(item, ast.Constant) and isinstance(item.value, str) for item in items) else "int"
        yield Change("widen a type", f"{source.text(node)} to {word}", (source.replace(node, word),))
    elif kind in ("list", "dict", "tuple") and called(items[-1]) not in ("Any", "object"):
        yield Change("widen a type", source.text(node), (source.replace(items[-1], "_Any"),))


def of_call(source: Source, node: ast.Call) -> Iterator[Change]:
    arguments: list[ast.expr | ast.keyword] = [*node.args, *node.keywords]
    for keyword in node.keywords:
        if called(node) != "Field" or keyword.arg in (None, "alias", "default_factory"):
            continue
        text = source.text(keyword)
        if len(arguments) > 1:
            yield Change("drop a bound", text, (source.without(arguments, arguments.index(keyword)),))
        else:
            yield Change("drop a bound", text, (source.replace(keyword, ""),))
        try:
            bound = ast.literal_eval(keyword.value)
        except ValueError:
            continue
        if keyword.arg in BOUNDS:
            sign = BOUNDS[keyword.arg]
            step = 1 if isinstance(bound, int) else 0.1
            looser, stricter = bound - sign * step, bound + sign * step
            if keyword.arg != "min_length" or looser >= 0:
                yield Change("loosen a bound", text, (source.replace(keyword.value, repr(looser)),))
            yield Change("tighten a bound", text, (source.replace(keyword.value, repr(stricter)),))
    if called(node) == "Tagged" and len(node.args) > 1 and isinstance(node.args[1], ast.Dict):
        values = node.args[1].values
        for one, other in pairwise(values):
            if source.text(one) != source.text(other):
                edits = (source.replace(one, source.text(other)), source.replace(other, source.text(one)))
                yield Change("swap two tags", f"{source.text(one)} and {source.text(other)}", edits)


def of_union(source: Source, node: ast.BinOp) -> Iterator[Change]:
    members = parts(node)
    real = [part for part in members if not is_none(part) and called(part) != "MISSING"]
    for dropped in real if len(real) > 1 else ():
        kept = " | ".join(source.text(part) for part in members if part is not dropped)
        yield Change("drop a variant", source.text(dropped), (source.replace(node, kept),))


def swapped_tags(sources: Mapping[str, Source]) -> Iterator[Mutant]:
    """The constants of two members of a union that is told apart by them, each in the place of the other."""
    homes = {node.name: (stem, node) for stem, source in sources.items() for node in source.classes()}
    for stem, source in sources.items():
        for name, value in source.definitions():
            for call in ast.walk(value):
                if isinstance(call, ast.Call) and called(call) == "Tagged" and len(call.args) == 1:
                    tag = ast.literal_eval(call.args[0])
                    members = [part.id for part in ast.walk(value) if isinstance(part, ast.Name) and part.id in homes]
                    for one, other in pairwise(members):
                        changed = exchanged(sources, homes[one], homes[other], tag)
                        if changed:
                            yield Mutant(f"{stem}.{name}", "swap two tags", f"{one} and {other}", changed)


def exchanged(
    sources: Mapping[str, Source], one: tuple[str, ast.ClassDef], other: tuple[str, ast.ClassDef], tag: str
) -> dict[str, str]:
    """The modules of two classes with their tags exchanged; none if a class has no tag of its own."""
    found = [
        (stem, field)
        for stem, node in (one, other)
        for field in fields(node)
        if isinstance(field.target, ast.Name) and field.target.id == tag and field.value is not None
    ]
    if len(found) != 2:
        return {}
    edits: dict[str, list[Edit]] = {}
    for (stem, field), (origin, source_field) in ((found[0], found[1]), (found[1], found[0])):
        text = f"{sources[origin].text(source_field)}"
        edits.setdefault(stem, []).append(sources[stem].replace(field, text))
    return {stem: sources[stem].edited(*changes) for stem, changes in edits.items()}
