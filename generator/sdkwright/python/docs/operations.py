"""The pages of operations and webhooks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...frozen import dataclass
from ...ir.api import Api
from ...ir.http.content import Content, Encoding, Parameter, RequestBody
from ...ir.http.operations import Operation
from ...ir.http.responses import Expression, Link, LinkParameter, Passed, Response
from ...jsonvalue.pointers import Pointer
from ...names import Names
from ...views.docs import Body, Example, LinkRow, OperationPage, PartRow, ResponseRow, Row
from ..literals import inline, too_deep
from .channels import ChannelTables
from .markdown import code, literal
from .prose import block, cell, label
from .rows import parameter_row, see, style
from .security import way
from .servers import server_entries
from .types import Types
from .uses import Uses

FOLDER = "../models/"
"""From these pages to those of the models."""


@dataclass(frozen=True, slots=True)
class Operations:
    """Makes the pages of an API's operations."""

    api: Api
    types: Types
    titles: Mapping[str, str]
    files: Mapping[str, str]
    """The file name of each page."""
    uses: Uses | None
    """What writes snippets, if there is a client."""
    channels: ChannelTables

    def page(self, operation: Operation, examples: tuple[tuple[str, Example], ...]) -> OperationPage:
        """The page of one operation; each of `examples` comes with its caption."""
        notes = []
        if operation.doc.deprecated:
            notes.append("**Deprecated.**")
        if operation.callback:
            notes.append(f"A callback ({code(operation.callback)}): the API calls it, your server answers.")
        elif operation.incoming:
            notes.append("A webhook: the API calls it, your server answers.")
        if operation.doc.see is not None:
            notes.append(see(operation.doc.see))
        contents = operation.request.contents if operation.request else ()
        return OperationPage(
            title=self.titles[operation.id],
            summary=summary if (summary := label(operation.summary)) != self.titles[operation.id] else "",
            request_line=request_line(operation),
            name=code(operation.operation_id) if operation.operation_id else "",
            tags=", ".join(map(literal, operation.tags)),
            description="\n\n".join(filter(None, _words(operation))),
            notes=" ".join(notes),
            parameters=tuple(self._parameter(operation, one) for one in operation.parameters),
            request=_request(operation.request, self.uses.passed(operation) if self.uses else ""),
            bodies=self._bodies(contents),
            parts=tuple(self._part(content, one) for content in contents for one in content.encodings.named),
            responses=tuple(row for response in operation.responses for row in self._response(response)),
            headers=tuple(
                parameter_row(header, self.types, FOLDER, literal(response.status.text))
                for response in operation.responses
                for header in response.headers
            ),
            links=tuple(self._link(link, response) for response in operation.responses for link in response.links),
            callbacks=tuple(
                f"{code(callback.name)}: {self._reference(id)}, sent to {code(callback.expression)}"
                for callback in operation.callbacks
                for id in callback.operations
            ),
            servers=server_entries(operation.servers),
            security=tuple(map(way, operation.security)),
            examples=examples,
            uses=self.uses.of(operation) if self.uses else (),
            errors=self.uses.errors(operation) if self.uses else (),
            messages=self.channels.of(operation),
            subprotocols=", ".join(map(code, operation.channel.subprotocols)) if operation.channel else "",
        )

    def _parameter(self, operation: Operation, parameter: Parameter) -> Row:
        argument = self.uses.argument(operation, parameter) if self.uses else ""
        return parameter_row(parameter, self.types, FOLDER, argument=argument)

    def _reference(self, id: Pointer) -> str:
        return f"[{self.titles[id]}]({self.files[id]})"

    def _part(self, content: Content, encoding: Encoding) -> PartRow:
        sent = ["as " + " or ".join(map(code, encoding.content_types))] if encoding.content_types else []
        if encoding.styled is not None:
            sent.append(f"in {style(encoding.styled)}")
            sent += ["reserved characters as they are"] if encoding.styled.allow_reserved else []
        headers = []
        for header in encoding.headers:
            row = parameter_row(header, self.types, FOLDER)
            headers.append(": ".join(filter(None, (f"{row.name} {row.type} {row.notes}".strip(), row.description))))
        return PartRow(
            f"**{literal(encoding.property)}**", code(content.media_type), "; ".join(sent), "<br>".join(headers)
        )

    def _link(self, link: Link, response: Response) -> LinkRow:
        passed = [f"{code(_parameter(one))}: {code(_passed(one.value))}" for one in link.parameters]
        if link.body is not None:
            passed.append(f"the body: {code(_passed(link.body))}")
        said = [cell(link.description)]
        said += [f"Server: {one.text}" for one in server_entries((link.server,) if link.server else ())]
        return LinkRow(
            f"**{literal(link.name)}**",
            literal(response.status.text),
            self._reference(link.operation) if link.operation else code(link.target),
            "<br>".join(passed),
            "<br>".join(filter(None, said)),
        )

    def _bodies(self, contents: tuple[Content, ...]) -> tuple[Body, ...]:
        return tuple(Body(code(content.media_type), self._type(content)) for content in contents)

    def _response(self, response: Response) -> list[ResponseRow]:
        """A row for each media type; the description stands in the first."""
        description = cell(response.description)
        rows = [
            ResponseRow(
                f"**{literal(response.status.text)}**",
                code(content.media_type),
                self._type(content),
                description if index == 0 else "",
            )
            for index, content in enumerate(response.contents)
        ]
        return rows or [ResponseRow(f"**{literal(response.status.text)}**", "", "", description)]

    def _type(self, content: Content) -> str:
        return "" if content.type is None else self.types.bold(content.type, FOLDER)


def title(operation: Operation, name: str, names: Names | None) -> str:
    """What an operation's page is called, in headings and links: its method; without a client its summary or name."""
    if names is not None and operation.id in names.client.homes:
        return literal(f"client.{names.client.way(operation.id, names.client.methods[operation.id])}")
    return label(operation.summary) or literal(operation.operation_id or name)


def request_line(operation: Operation) -> str:
    """Method and path; of a webhook its name in the path's place."""
    return f"**{literal(operation.method.upper())}** {code(operation.path)}"


def _request(request: RequestBody | None, passed: str) -> str:
    if request is None:
        return ""
    needed = " ".join(filter(None, ("Required." if request.required else "Optional.", passed)))
    return f"{block(request.description)}\n\n{needed}" if request.description else needed


def _words(operation: Operation) -> Iterator[str]:
    """What is said of the operation, and of all operations of its path."""
    yield block(operation.doc.description)
    shared = [block(text) for text in (operation.shared.title, operation.shared.description) if text]
    if shared:
        yield "\n\n".join((f"Of {code(operation.path)} as a whole:", *shared))


def _parameter(parameter: LinkParameter) -> str:
    return f"{parameter.location.value}.{parameter.name}" if parameter.location is not None else parameter.name


def _passed(said: Passed) -> str:
    if isinstance(said, Expression):
        return said.text
    if isinstance(said.value, str):
        return said.value
    return "…" if too_deep(said.value) else inline(said.value)
