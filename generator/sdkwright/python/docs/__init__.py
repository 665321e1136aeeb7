"""The documentation: a page for each declaration and operation, and an index."""

from __future__ import annotations

from typing import NamedTuple

from ...ir.api import Api
from ...names import Names
from ...views.docs import IndexPage, ModelPage, OperationPage
from . import index as _index
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

    first = _index.index(api, types, titles, operation_files, package, source_name, "")
    result = [Page("docs/index.md", "docs/index.md.jinja", first)]
    for id_, declaration in api.declarations.items():
        by_models, by_operations = used.get(id_, ((), ()))
        links = [types.link(user) for user in by_models]
        links += [f"[{titles[user]}](../operations/{operation_files[user]})" for user in by_operations]
        view = models.page(declaration, (), tuple(links))
        result.append(Page(f"docs/models/{model_files[id_]}", "docs/model.md.jinja", view))
    for operation in api.operations:
        page = operations.page(operation, ())
        result.append(Page(f"docs/operations/{operation_files[operation.id]}", "docs/operation.md.jinja", page))
    return result
