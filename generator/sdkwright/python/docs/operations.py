"""The pages of operations and webhooks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...ir.api import Api
from ...ir.operations import Content, Operation, RequestBody, Response
from ...views.docs import Body, Example, OperationPage, ResponseRow
from .markdown import code, literal
from .prose import block, cell, label
from .rows import parameter_row
from .types import Types

FOLDER = "../models/"
"""From these pages to those of the models."""


@dataclass(frozen=True, slots=True)
class Operations:
    """Makes the pages of an API's operations."""

    api: Api
    types: Types
    titles: Mapping[str, str]

    def page(self, operation: Operation, examples: tuple[tuple[str, Example], ...]) -> OperationPage:
        """The page of one operation; each of `examples` comes with its caption."""
        notes = []
        if operation.doc.deprecated:
            notes.append("**Deprecated.**")
        if operation.webhook:
            notes.append("A webhook: the API calls it, your server answers.")
        return OperationPage(
            title=self.titles[operation.id],
            request_line=request_line(operation),
            name=code(operation.operation_id) if operation.operation_id else "",
            description=block(operation.doc.description),
            notes=" ".join(notes),
            parameters=tuple(parameter_row(one, self.types, FOLDER) for one in operation.parameters),
            request=_request(operation.request),
            bodies=self._bodies(operation.request.contents if operation.request else ()),
            responses=tuple(row for response in operation.responses for row in self._response(response)),
            headers=tuple(
                parameter_row(header, self.types, FOLDER, literal(response.status))
                for response in operation.responses
                for header in response.headers
            ),
            security=tuple(map(_way, operation.security)),
            examples=examples,
        )

    def _bodies(self, contents: tuple[Content, ...]) -> tuple[Body, ...]:
        return tuple(Body(code(content.media_type), self._type(content)) for content in contents)

    def _response(self, response: Response) -> list[ResponseRow]:
        """A row for each media type; the description stands in the first."""
        description = cell(response.description)
        rows = [
            ResponseRow(
                f"**{literal(response.status)}**",
                code(content.media_type),
                self._type(content),
                description if index == 0 else "",
            )
            for index, content in enumerate(response.contents)
        ]
        return rows or [ResponseRow(f"**{literal(response.status)}**", "", "", description)]

    def _type(self, content: Content) -> str:
        return "" if content.type is None else self.types.bold(content.type, FOLDER)


def title(operation: Operation, name: str) -> str:
    """What an operation's page is called, in headings and links: its summary, else its name."""
    return label(operation.summary) or literal(operation.operation_id or name)


def request_line(operation: Operation) -> str:
    """Method and path; of a webhook its name in the path's place."""
    return f"**{literal(operation.method.upper())}** {code(operation.path)}"


def _request(request: RequestBody | None) -> str:
    if request is None:
        return ""
    needed = "Required." if request.required else "Optional."
    return f"{block(request.description)}\n\n{needed}" if request.description else needed


def _way(schemes: tuple[str, ...]) -> str:
    """One way to be let in: all of these schemes together."""
    if not schemes:
        return "None needed."
    return " and ".join(f"[{literal(scheme)}](../index.md#authorization)" for scheme in schemes)
