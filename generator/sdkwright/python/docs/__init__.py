"""The documentation: a page for each declaration and operation, and an index."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...ir.api import Api
from ...ir.declarations import Record
from ...ir.operations import Content, Operation
from ...ir.types import Reference, SchemaId
from ...names import Names
from ...views.docs import Example, IndexPage, ModelPage, OperationPage
from ..tests.judge import Judge
from ..tests.samples import Samples
from . import index as _index
from .construct import Constructors
from .examples import Examples
from .markdown import literal
from .models import Models
from .operations import Operations, title
from .pages import files
from .types import Types
from .usage import usage


class Page(NamedTuple):
    """A file to make: its path below the output folder, the template and what the template sees."""

    path: str
    template: str
    view: ModelPage | OperationPage | IndexPage


def pages(api: Api, names: Names, package: str, source_name: str) -> list[Page]:
    """Every page of an API's documentation, the index first.

    `package` is the import name, `source_name` the description's name to show. Links lead only to pages in the list,
    to the anchors `#models`, `#endpoints` and `#authorization` of the index, and to the web.
    """
    model_files = files({id_: names.classes[id_] for id_ in api.declarations}, names.modules)
    operation_names = {one.id: names.operations[one.id] for one in api.operations}
    operation_files = files(operation_names)
    titles = {one.id: title(one, operation_names[one.id]) for one in api.operations}
    types = Types(names.classes, model_files)
    models = Models(api, names, types)
    operations = Operations(api, types, titles)
    used = usage(api)
    judge = Judge(api)
    examples = Examples(judge, Samples(judge), Constructors(package, names, judge))

    first = _index.index(api, types, titles, operation_files, package, source_name, _usage(api, examples))
    result = [Page("docs/index.md", "docs/index.md.jinja", first)]
    for id_, declaration in api.declarations.items():
        by_models, by_operations = used.get(id_, ((), ()))
        links = [types.link(user) for user in by_models]
        links += [f"[{titles[user]}](../operations/{operation_files[user]})" for user in by_operations]
        view = models.page(declaration, examples.of(declaration), tuple(links))
        result.append(Page(f"docs/models/{model_files[id_]}", "docs/model.md.jinja", view))
    for operation in api.operations:
        page = operations.page(operation, _examples(examples, operation))
        result.append(Page(f"docs/operations/{operation_files[operation.id]}", "docs/operation.md.jinja", page))
    return result


def _examples(examples: Examples, operation: Operation) -> tuple[tuple[str, Example], ...]:
    """What is sent and what comes back when all goes well, each under its caption."""
    bodies: list[tuple[str, tuple[Content, ...]]] = []
    if operation.request:
        bodies.append(("Example request", operation.request.contents))
    for response in operation.responses:
        if response.status[:1] in ("2", "d"):
            bodies.append((f"Example response: {literal(response.status)}", response.contents))
            break
    found: list[tuple[str, Example]] = []
    for caption, contents in bodies:
        made = next((one for content in contents for one in examples.of_content(content)), None)
        if made:
            found.append((caption, made))
    return tuple(found)


def _usage(api: Api, examples: Examples) -> str:
    """A first use: of what an operation takes, else of a class with an example, else of the first class there is."""
    records = [one for one in api.declarations.values() if isinstance(one, Record)]
    requested = [api.declarations.get(id_) for id_ in _requested(api)]
    for declaration in [*requested, *[one for one in records if one.doc.examples], *records]:
        if isinstance(declaration, Record) and (usage := examples.usage(declaration)):
            return usage
    return ""


def _requested(api: Api) -> Iterator[SchemaId]:
    for operation in api.operations:
        for content in operation.request.contents if operation.request else ():
            if isinstance(content.type, Reference):
                yield content.type.id
