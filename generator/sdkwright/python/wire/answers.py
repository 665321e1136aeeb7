"""What an operation answers, as the description has it: arguments of the tests' `Answer`."""

from __future__ import annotations

from collections.abc import Iterator

from ...frozen import dataclass
from ...ir.http.content import Content
from ...ir.http.media import essence
from ...ir.http.operations import Operation
from ...ir.http.responses import OTHER_STATUS, Response, StatusCode
from ...ir.http.streams import Framing, Payload, Stream
from ...ir.types import AnyType
from ...jsonvalue.types import Json
from ...values.samples.sample import NOTHING, Sample
from ..client.answers import ERRORS
from ..client.media import Kind, kind_of, needs_type
from ..literals import inline, string
from . import texts
from .samples import Sampler

_EXAMPLES = {"image": "image/png", "audio": "audio/mpeg", "video": "video/mp4", "text": "text/plain"}
"""A media type for each range of them."""
_SPARE = {"2XX": (207, 208), "3XX": (399, 398), "4XX": (418, 499), "5XX": (599, 598)}
"""Statuses for ranges, that hardly have a response of their own."""
_OTHER = (418, 499, 599, 399)
"""Statuses that may have no response at all."""
PAYLOADS = 2
"""How many values a stream has."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Says what one API answers."""

    sampler: Sampler

    def answers(self, operation: Operation) -> Iterator[str]:
        """An expression for each response, in each of its forms, for which there is a value."""
        declared = {one.status.text for one in operation.responses}
        succeeds = any(one.is_success for one in operation.responses)
        for response in operation.responses:
            status = _status(response, declared, succeeds)
            if status is None:
                continue
            error = "" if _is_meant(status, declared) else f"error={string(_error(status))}"
            head = [str(status), *([error] if error else [])]
            if not response.contents or operation.method.lower() == "head":
                yield f"Answer({', '.join(head)})"
            for content in () if operation.method.lower() == "head" else response.contents:
                streamed = content.stream if not error else None
                said = self._streamed(streamed) if streamed is not None else self._whole(content)
                if said:
                    media = media_type(content, self._kind(content))
                    told = [] if media == "application/json" else [f"media={string(media)}"]
                    yield f"Answer({', '.join([*head, *told, *said])})"

    def payloads(self, payload: Payload) -> list[Json]:
        """Values of a stream."""
        samples = self.sampler.values.samples
        found: list[Sample] = [*samples.variety(payload.type, PAYLOADS)] or [samples.typical(payload.type)]
        return [one for one in found if one is not NOTHING and (payload.is_json or isinstance(one, str))]

    def _kind(self, content: Content) -> Kind:
        return kind_of(content, self.sampler.values.judge.declarations)

    def _whole(self, content: Content) -> list[str]:
        """What a body that comes at once is; nothing where it cannot be said."""
        kind = self._kind(content)
        match kind:
            case Kind.BINARY | Kind.MULTIPART:
                return ['content=b"content"', 'value=b"content"']
            case Kind.TEXT | Kind.EVENTS if content.type is None or kind is Kind.EVENTS:
                return ['content=b"text"', 'value="text"']
            case Kind.TEXT | Kind.JSON:
                type = content.type or AnyType()
                value = self.sampler.value(type, full=True)
                if value is NOTHING or needs_type(type) or (kind is Kind.TEXT and not isinstance(value, str)):
                    return []
                if kind is Kind.JSON:
                    return [f"json={inline(value)}"]
                return [f"content={string(texts.plain(value))}.encode()", f"value={inline(value)}"]
            case _:
                return []

    def _streamed(self, stream: Stream) -> list[str]:
        """What a stream is made of: its text, and the values in it."""
        named: list[tuple[str, Payload | None]] = [*stream.named] or [("", stream.other)]
        body = ""
        values: list[Json] = []
        for name, payload in named[:8]:
            if payload is None or needs_type(payload.type):
                continue
            for value in self.payloads(payload):
                body += _framed(stream.framing, name, texts.compact(value) if payload.is_json else str(value))
                values.append(value)
        if stream.end:
            body += _framed(stream.framing, "", stream.end)
        return [f"content={string(body)}.encode()", f"values={inline(values)}"] if values else []


def media_type(content: Content, kind: Kind) -> str:
    """The media type that a response of a kind says."""
    main, _, sub = essence(content.media_type).partition("/")
    if "*" not in main and "*" not in sub:
        return content.media_type
    return "application/json" if kind is Kind.JSON else _EXAMPLES.get(main, "application/octet-stream")


def _framed(framing: Framing, name: str, text: str) -> str:
    """A value in a stream: WHATWG HTML section 9.2.6, JSON Lines, RFC 7464."""
    match framing:
        case Framing.LINES:
            return f"{text}\n"
        case Framing.SEQUENCE:
            return f"\x1e{text}\n"
        case _:
            event = f"event: {name}\n" if name else ""
            return event + "".join(f"data: {line}\n" for line in text.split("\n")) + "\n"


def _status(response: Response, declared: set[str], succeeds: bool) -> int | None:
    """A status of a response; None for one that nobody waits for."""
    status = response.status
    if isinstance(status, StatusCode):
        return status.code if 200 <= status.code < 600 else None
    if status == OTHER_STATUS:
        free = _OTHER if succeeds else (200, *_OTHER)
        return next((one for one in free if not {str(one), f"{one // 100}XX"} & declared), None)
    return next((one for one in _SPARE.get(status.text, ()) if str(one) not in declared), None)


def _is_meant(status: int, declared: set[str]) -> bool:
    """Whether a status is no error: a success; or a redirect that is declared, and no success is."""
    leads_on = not any(text.startswith("2") for text in declared) and not declared.isdisjoint((str(status), "3XX"))
    return 200 <= status < 300 or (leads_on and 300 <= status < 400)


def _error(status: int) -> str:
    """The class of the error that a status is raised as."""
    return ERRORS.get(str(status)) or {3: "RedirectError", 4: "ClientError", 5: "ServerError"}[status // 100]
