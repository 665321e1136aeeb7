"""The documentation: a page for each declaration and operation, and an index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...config import Config
from ...ir.api import Api
from ...ir.declarations import Declaration, Direction, Record
from ...ir.http.operations import Operation
from ...ir.types import Reference, SchemaId
from ...ir.uses import uses as users_of
from ...names import Names
from ...values import Values
from ...views.docs import Example, ModelPage
from ...views.family import Family
from ..extras import extras_of
from .channels import ChannelTables
from .client import client_page
from .construct import Constructors
from .examples import Examples
from .index import index
from .markdown import literal
from .models import Models
from .operations import Operations, title
from .pages import files
from .types import Types
from .uses import uses


def views(api: Api, names: Names, values: Values, config: Config, package: str, source_name: str) -> tuple[Family, ...]:
    """Every page of an API's documentation.

    `package` is the import name, `source_name` the description's name to show. Links lead only to these pages, to the
    anchors `#models`, `#endpoints` and `#authorization` of the index, and to the web.
    """
    model_files = files({id_: names.classes[id_] for id_ in api.declarations}, names.modules)
    operation_names = {one.id: names.operations[one.id] for one in api.operations}
    operation_files = files(operation_names)
    titles = {one.id: title(one, operation_names[one.id], names if config.client else None) for one in api.operations}
    types = Types(names.classes, model_files, config.open_enums)
    models = Models(api, names, types)
    constructors = Constructors(package, names, values.directions.sent)
    snippets = uses(api, names, values, types, constructors) if config.client else None
    channels = ChannelTables(api.declarations, names, types)
    operations = Operations(api, types, titles, operation_files, snippets, channels)
    examples = Examples(values.directions, values.samples, constructors)
    used = users_of(api)

    def model(declaration: Declaration) -> ModelPage:
        links = [types.link(user) for user in used.users[declaration.id]]
        links += [f"[{titles[one]}](../operations/{operation_files[one]})" for one in used.operations[declaration.id]]
        return models.page(declaration, examples.of(declaration), tuple(links))

    sentinel = config.absent == "missing"
    client = (("docs/client.md", client_page(snippets, package)),) if snippets and names.client.homes else ()
    usage, news = _usage(api, examples), bool(config.since)
    first = index(api, types, titles, operation_files, package, source_name, usage, sentinel, bool(client), news)
    if config.distribution:
        extras = ",".join(one.name for one in extras_of(api, client=config.client))
        first = replace(first, install=f"{config.distribution}[{extras}]" if extras else config.distribution)
    model_pages = [(f"docs/models/{model_files[id_]}", model(one)) for id_, one in api.declarations.items()]
    operation_pages = [
        (f"docs/operations/{operation_files[one.id]}", operations.page(one, _examples(examples, one)))
        for one in api.operations
    ]
    return (
        Family("docs/index.md.jinja", "page", (("docs/index.md", first),)),
        Family("docs/client.md.jinja", "page", client),
        Family("docs/model.md.jinja", "page", tuple(model_pages)),
        Family("docs/operation.md.jinja", "page", tuple(operation_pages)),
    )


def _examples(examples: Examples, operation: Operation) -> tuple[tuple[str, Example], ...]:
    """What is sent and what comes back: all that the description gives, and one of each when all goes well."""
    taken, answered = Direction.SENT, Direction.RECEIVED
    if operation.incoming:
        taken, answered = answered, taken
    bodies = [("Example request", operation.request.contents if operation.request else (), taken, True)]
    good = next((one for one in operation.responses if one.status.text[:1] in ("2", "d")), None)
    for response in operation.responses:
        caption = f"Example response: {literal(response.status.text)}"
        bodies.append((caption, response.contents, answered, response is good))
    if (channel := operation.channel) is not None:
        sides = (("send", channel.send, taken), ("receive", channel.receive, answered))
        bodies += [(f"Example of what you {verb}", one.contents, way, False) for verb, one, way in sides if one]
    found: list[tuple[str, Example]] = []
    for caption, contents, direction, usual in bodies:
        made = [one for content in contents for one in examples.stated(caption, content, direction)]
        if not made and usual and (typical := examples.typical(contents, direction)):
            made = [(caption, typical)]
        # What comes back is decoded, not made.
        sent = direction is Direction.SENT
        found += [(caption, one if sent else Example(one.json, text=one.text)) for caption, one in made]
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
