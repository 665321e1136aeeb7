"""The first page."""

from __future__ import annotations

from collections.abc import Mapping

from ...ir.api import Api, Tag
from ...ir.http.operations import Operation
from ...ir.nesting import owners
from ...ir.types import SchemaId
from ...views.docs import Entry, Group, IndexPage, OperationEntry
from .markdown import code, literal
from .operations import request_line
from .prose import block, first_sentence, label, squeezed, telling
from .rows import see
from .security import flow_entries, scheme_row
from .servers import server_entries
from .spans import web_link
from .types import Types

MODELS = "models/"
OPERATIONS = "operations/"
ANCHORS = frozenset({"models", "endpoints", "authorization"})
"""Of the sections that other pages link to."""


def index(
    api: Api,
    types: Types,
    titles: Mapping[str, str],
    pages: Mapping[str, str],
    package: str,
    source: str,
    usage: str,
    sentinel: bool,
    client: bool,
    news: bool,
) -> IndexPage:
    """The page that leads to all others; `titles` and `pages` are those of the operations, `usage` is fenced Python.

    `sentinel` says whether MISSING stands for absence everywhere, and not just beside null, `client` whether there is a
    page of it, `news` whether there is one of what changed.
    """
    name = api.title if api.title.strip() else package
    return IndexPage(
        title=literal(f"{name} API" if squeezed(name) in ANCHORS else name),
        version=literal(api.version),
        description="\n\n".join(filter(None, (block(api.about.summary), block(api.description, taken=ANCHORS)))),
        package=package,
        news="[What's new](whats-new.md)" if news else "",
        usage=usage,
        client=client,
        sentinel=sentinel,
        servers=server_entries(api.servers),
        security=tuple(map(scheme_row, api.schemes)),
        flows=flow_entries(api.schemes),
        models=_models(api, types),
        groups=tuple(_groups(api, titles, pages)),
        source=code(source),
        contact=_contact(api),
        license=(
            web_link(api.about.license_url, api.about.license) if api.about.license_url else literal(api.about.license)
        ),
    )


def _models(api: Api, types: Types) -> tuple[Entry, ...]:
    """A line for each class that is not inside another; under it those that are."""
    nested: dict[SchemaId, list[SchemaId]] = {}
    outer: list[SchemaId] = []
    for id_, owner in owners(api.declarations).items():
        if owner == id_:
            outer.append(id_)
        else:
            nested.setdefault(owner, []).append(id_)

    def entry(id_: SchemaId) -> Entry:
        doc = api.declarations[id_].doc
        inside = tuple([entry(inner) for inner in sorted(nested.get(id_, ()), key=types.name)])
        text = telling(doc.title, doc.description, types.classes[id_])
        return Entry(types.link(id_, MODELS), first_sentence(text), inside)

    return tuple([entry(id_) for id_ in sorted(outer, key=types.name)])


def _groups(api: Api, titles: Mapping[str, str], pages: Mapping[str, str]) -> list[Group]:
    """Operations by their tags, in the order of the description; then the untagged, webhooks and callbacks."""
    tagged: dict[str, list[Operation]] = {tag.name: [] for tag in api.tags}
    untagged: list[Operation] = []
    webhooks: list[Operation] = []
    callbacks: list[Operation] = []
    for operation in api.operations:
        if operation.callback:
            callbacks.append(operation)
        elif operation.incoming:
            webhooks.append(operation)
        elif operation.tags:
            for tag in dict.fromkeys(operation.tags):
                tagged.setdefault(tag, []).append(operation)
        else:
            untagged.append(operation)
    known = {tag.name: tag for tag in api.tags}
    groups = [(_heading(known, name), _about(known, name), operations) for name, operations in tagged.items()]
    groups += [("Other operations" if groups else "All operations", "", untagged)]
    groups += [("Webhooks", "", webhooks), ("Callbacks", "", callbacks)]
    return [
        Group(
            title=title,
            description=description,
            operations=tuple(
                OperationEntry(
                    link=f"[{titles[one.id]}]({OPERATIONS}{pages[one.id]})",
                    request_line=request_line(one),
                    summary=first_sentence(one.doc.description),
                )
                for one in operations
            ),
        )
        for title, description, operations in groups
        if operations
    ]


def _heading(tags: Mapping[str, Tag], name: str) -> str:
    tag = tags.get(name)
    return label(tag.summary) if tag is not None and tag.summary else literal(name)


def _about(tags: Mapping[str, Tag], name: str) -> str:
    tag = tags.get(name)
    if tag is None:
        return ""
    return "\n\n".join(filter(None, (block(tag.description, 4), see(tag.see) if tag.see else "")))


def _contact(api: Api) -> str:
    """Who to ask, and on what terms the API is there."""
    about = api.about
    ways = [web_link(about.contact_url, about.contact)] if about.contact_url else [label(about.contact)]
    ways.append(code(about.contact_email) if about.contact_email else "")
    said = []
    if known := ", ".join(filter(None, ways)):
        said.append(f"Contact: {known}.")
    if about.terms:
        said.append(f"{web_link(about.terms, 'Terms of service')}.")
    if api.see is not None:
        said.append(see(api.see))
    return " ".join(said)
