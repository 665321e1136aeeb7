"""What methods give back, and what they raise."""

from __future__ import annotations

from ...frozen import dataclass
from ...ir.declarations import Declarations
from ...ir.http.content import Content
from ...ir.http.operations import Operation
from ...ir.types import AnyType
from ...views.client import Failure, Value
from ..literals import string
from .imports import Imports
from .media import Kind, Media, kind_of
from .plain import Plain

ERRORS = {
    "400": "BadRequestError",
    "401": "AuthenticationError",
    "403": "PermissionDeniedError",
    "404": "NotFoundError",
    "409": "ConflictError",
    "410": "GoneError",
    "412": "PreconditionFailedError",
    "422": "UnprocessableError",
    "429": "RateLimitError",
    "503": "ServiceUnavailableError",
}
"""The class of the runtime for each status that has one of its own."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Prints the responses of one module's operations."""

    declarations: Declarations
    plain: Plain
    media: Media
    imports: Imports

    def result(self, operation: Operation) -> str:
        """The type of what a call gives back: that of any success."""
        parts: dict[str, None] = {}
        for response in operation.answers:
            contents = [one for one in response.contents if not self.kind(one).streams] or response.contents
            if not contents or operation.method.lower() == "head":
                parts["None"] = None
            for content in contents:
                parts[self._given(content)] = None
        if "None" in parts and len(parts) > 1:  # last, as people write it
            del parts["None"]
            parts["None"] = None
        return " | ".join(parts) or "None"

    def _given(self, content: Content) -> str:
        match self.kind(content):
            case Kind.BINARY | Kind.MULTIPART:
                return self.imports.builtin("bytes")
            case Kind.TEXT | Kind.EVENTS:
                if content.type is None or self.kind(content) is Kind.EVENTS:
                    return self.imports.builtin("str")
                return self.plain.given(content.type)
            case Kind.LINES | Kind.SEQUENCE:
                item = AnyType() if content.stream is None else content.stream.item
                return f"{self.imports.builtin('list')}[{self.plain.given(item)}]"
            case _:
                return self.plain.given(content.type or AnyType())

    def kind(self, content: Content) -> Kind:
        """What a body is made of."""
        return kind_of(content, self.declarations)

    def table(self, operation: Operation) -> Value:
        """What reads each response."""
        entries = []
        for response in operation.responses:
            made = [self.media.received(content) for content in response.contents]
            value = made[0] if len(made) == 1 else f"({', '.join(made)})"
            entries.append(f"{string(response.status.text)}: {value}")
        return Value("answers", f"{{{', '.join(entries)}}}")

    def failures(self, operation: Operation) -> tuple[Failure, ...]:
        """The errors that the description speaks of."""
        found = []
        for response in operation.responses:
            status = response.status.text
            if status[0] in "123d":
                continue
            error = ERRORS.get(status, "ServerError" if status[0] == "5" else "ClientError")
            text = " ".join(response.description.split()) or f"The API answered {status}."
            types = [self.plain.given(one.type) for one in response.contents if one.type is not None]
            if types:
                text = f"{text.rstrip('.')}. `data` is {_an(types[0])}."
            found.append(Failure(error, text))
        return tuple(found)


def _an(type: str) -> str:
    name = type.removeprefix("models.")
    return f"an `{name}`" if name[0] in "AEIOU" else f"a `{name}`"
