"""Server-sent events by WHATWG's standard, and lines of JSON."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .loopback import answer, events, loopback
from .modes import Doing, Mode

EVENTS = [
    # a stream, and the events of it: type, data, last id
    ("data: a\n\n", [("message", "a", "")]),
    ("data:a\n\n", [("message", "a", "")]),
    ("data:  a\n\n", [("message", " a", "")]),
    ("data: a\ndata: b\n\n", [("message", "a\nb", "")]),
    ("data\n\n", []),
    ("data:\n\n", []),
    ("data: \n\n", []),
    ("data\ndata\n\n", [("message", "\n", "")]),
    ("data: a\n\ndata: b\n\n", [("message", "a", ""), ("message", "b", "")]),
    ("data: a\n\n\n\ndata: b\n\n", [("message", "a", ""), ("message", "b", "")]),
    ("\n\ndata: a\n\n", [("message", "a", "")]),
    ("data: a\r\n\r\ndata: b\r\n\r\n", [("message", "a", ""), ("message", "b", "")]),
    ("data: a\r\rdata: b\r\r", [("message", "a", ""), ("message", "b", "")]),
    ("data: a\r\n\ndata: b\n\r\n", [("message", "a", ""), ("message", "b", "")]),
    ("data: a", []),
    ("data: a\n", []),
    ("data: a\n\ndata: b\n", [("message", "a", "")]),
    (": comment\ndata: a\n\n", [("message", "a", "")]),
    (":\n\n", []),
    ("event: x\ndata: a\n\n", [("x", "a", "")]),
    ("event: x\nevent: y\ndata: a\n\n", [("y", "a", "")]),
    ("event: x\n\ndata: a\n\n", [("message", "a", "")]),
    ("event:\ndata: a\n\n", [("message", "a", "")]),
    ("id: 1\ndata: a\n\ndata: b\n\n", [("message", "a", "1"), ("message", "b", "1")]),
    ("id: 1\n\ndata: a\n\n", [("message", "a", "1")]),
    ("id: 1\ndata: a\n\nid\ndata: b\n\n", [("message", "a", "1"), ("message", "b", "")]),
    ("id: 1\x002\ndata: a\n\n", [("message", "a", "")]),
    ("DATA: a\ndata : b\nfield: c\n\n", []),
    ("data: a: b\n\n", [("message", "a: b", "")]),
    ("data: \u00e9\u2028x\n\n", [("message", "\u00e9\u2028x", "")]),
    ("data: a\x0bb\x0cc\x85d\n\n", [("message", "a\x0bb\x0cc\x85d", "")]),
    ("\ufeffdata: a\n\n", [("message", "a", "")]),
    ("\ufeff\ufeffdata: a\n\n", []),
    ("data: \ufeffa\n\n", [("message", "\ufeffa", "")]),
]


def parsed(http: Any, chunks: list[bytes]) -> list[tuple[str, str, str]]:
    parser = http.sse.EventParser()
    return [(one.event, one.data, one.id) for chunk in chunks for one in parser.feed(chunk)]


@pytest.mark.parametrize(("text", "expected"), EVENTS, ids=lambda one: ascii(one) if isinstance(one, str) else "")
def test_events(http: Any, text: str, expected: Any) -> None:
    data = text.encode()
    assert parsed(http, [data]) == expected
    assert parsed(http, [data[i : i + 1] for i in range(len(data))]) == expected
    assert parsed(http, [b"", data[:3], b"", data[3:], b""]) == expected


@settings(deadline=None)
@given(st.lists(st.sampled_from(["data", "id", "event", ":", ": ", "a", "b", "\n", "\n\n", "\r", "\r\n"])), st.data())
def test_events_however_they_are_cut(http: Any, tokens: list[str], data: Any) -> None:
    text = "".join(tokens).encode()
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=5)))
    chunks = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    assert parsed(http, chunks) == plainly(text.decode())


def plainly(text: str) -> list[tuple[str, str, str]]:
    """The standard's own words, one line after the other."""
    found: list[tuple[str, str, str]] = []
    data, event, ident, last = "", "", "", ""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for line in lines[:-1]:
        if line == "":
            last = ident
            if data != "":
                found.append((event or "message", data.removesuffix("\n"), last))
            data, event = "", ""
        elif not line.startswith(":"):
            name, _, value = line.partition(":")
            value = value.removeprefix(" ")
            if name == "event":
                event = value
            elif name == "data":
                data += value + "\n"
            elif name == "id":
                ident = value
    return [one for one in found if one[1] != ""]


@pytest.mark.parametrize(("field", "expected"), [("retry: 10", 10), ("retry: x", None), ("retry: 1.5", None)])
def test_retry(http: Any, field: str, expected: int | None) -> None:
    parser = http.sse.EventParser()
    (event,) = parser.feed(f"{field}\ndata: a\n\n".encode())
    assert (event.retry, parser.retry) == (expected, expected)


def test_bytes_that_are_no_text(http: Any) -> None:
    assert parsed(http, [b"data: \xff\n\n"]) == [("message", "\ufffd", "")]


def test_lines(http: Any) -> None:
    for data in (b"1\n\n 2 \r\n3", b"1\n2\n3\n"):
        for size in (1, 2, 100):
            parser = http.lines.LineParser()
            chunks = [data[i : i + size] for i in range(0, len(data), size)]
            found = [line for chunk in chunks for line in parser.feed(chunk)] + parser.end()
            assert [line.strip() for line in found] == [b"1", b"2", b"3"]


def test_sequences(http: Any) -> None:
    data = b'\x1e{"a":\n1}\n\x1e\x1e2\n'
    for size in (1, 2, 100):
        parser = http.lines.SequenceParser()
        chunks = [data[i : i + size] for i in range(0, len(data), size)]
        found = [text for chunk in chunks for text in parser.feed(chunk)] + parser.end()
        assert [text.strip() for text in found] == [b'{"a":\n1}', b"2"]


async def news(do: Doing) -> Any:
    return await do.items(do.client.shop.news())


def test_a_stream_of_a_union(mode: Mode, store: Any) -> None:
    texts = (
        'data: {"type":"sold","pet":{"id":1,"name":"a"}}\n\n',
        'data: {"type":"born","at":"2024-05-01T12:00:00Z"}\n\ndata: [DO',
        "NE]\n\ndata: {}\n\n",
    )
    with loopback(events(*texts)) as server:
        first, second = mode.run(news, base_url=server.url)
    assert type(first) is store.models.Sold
    assert type(second) is store.models.Born
    assert server.requests[0].headers["accept"] == "text/event-stream"


def test_an_event_of_an_unknown_kind(mode: Mode, store: Any) -> None:
    with loopback(events('data: {"type":"moved","to":{"a":[1]}}\n\n')) as server:
        (event,) = mode.run(news, base_url=server.url)
    assert type(event) is store.Unknown
    assert event.to_dict() == {"type": "moved", "to": {"a": [1]}}
    assert event.to == {"a": [1]}


def test_a_stream_of_lines(mode: Mode) -> None:
    lines = b'{"id":1,"name":"a"}\n{"id":2,"name":"b"}'
    with loopback(answer(200, lines, {"Content-Type": "application/jsonl"})) as server:
        found = mode.run(lambda do: do.items(do.client.shop.export()), base_url=server.url)
    assert [pet.id for pet in found] == [1, 2]


def reader(http: Any, **events_: Any) -> Any:
    settings = http.settings.Settings.of(http.settings.Api("a"), base_url="https://a.example", credentials={})
    call = http.streams.StreamCall(http.operations.Operation("o", "GET", "/"), events=http.streams.Events(**events_))
    return http.streams.StreamReader(settings, call)


def reply(http: Any) -> Any:
    made = http.messages.Reply()
    made.status, made.headers = 200, http.headers.Headers()
    made.request = http.messages.Request("GET", "https://a.example/", {})
    return made


def test_events_by_name(http: Any, store: Any) -> None:
    named = {"pet": http.media.Json(lambda: store.models.Pet), "text": http.media.Text()}
    reads = reader(http, named=named)
    data = b'event: pet\ndata: {"id":1,"name":"a"}\n\nevent: text\ndata: hello\n\n'
    data += b'event: new\ndata: {"x":1}\n\nevent: new\ndata: plain\n\n'
    pet, text, new, plain = reads.feed(reply(http), data)
    assert (pet.id, text, new.to_dict(), plain) == (1, "hello", {"x": 1}, "plain")


def test_whole_events(http: Any, store: Any) -> None:
    reads = reader(http, item=http.media.Json(lambda: store.Model), envelope=True)
    data = b"data: a\n\nevent: x\nid: 1\nretry: 5\ndata: b\n\n"
    assert [event.to_dict() for event in reads.feed(reply(http), data)] == [
        {"event": "message", "data": "a"},
        {"event": "x", "data": "b", "id": "1", "retry": 5},
    ]


def test_a_stream_is_lazy_and_read_once(mode: Mode) -> None:
    async def twice(do: Doing) -> Any:
        stream = do.client.shop.news()
        assert server.requests == []
        await do.items(stream)
        with pytest.raises(RuntimeError, match="once"):
            await do.items(stream)

    with loopback(events("data: [DONE]\n\n")) as server:
        mode.run(twice, base_url=server.url)
    assert len(server.requests) == 1


def test_the_response_of_a_stream(mode: Mode) -> None:
    async def look(do: Doing) -> Any:
        if mode.is_async:
            async with do.client.shop.news() as stream:
                response = await stream.response
                return response.status, [event async for event in stream]
        with do.client.shop.news() as stream:
            return stream.response.status, list(stream)

    with loopback(events('data: {"type":"sold","pet":{"id":1,"name":"a"}}\n\n')) as server:
        status, found = mode.run(look, base_url=server.url)
    assert (status, len(found), len(server.requests)) == (200, 1, 1)


def test_an_operation_that_answers_at_once_or_bit_by_bit(mode: Mode, store: Any) -> None:
    async def both(do: Doing) -> Any:
        question = store.models.Question(text="why")
        whole = await do.value(do.client.shop.ask(question))
        return whole, await do.items(do.client.shop.ask_stream(question))

    parts = events('data: {"delta":"be"}\n\ndata: {"delta":"cause"}\n\ndata: [DONE]\n\n')
    with loopback(answer(200, {"text": "because"}), parts) as server:
        whole, found = mode.run(both, base_url=server.url)
    assert whole.text == "".join(part.delta for part in found) == "because"
    assert [got.body for got in server.requests] == [b'{"text":"why"}', b'{"text":"why","stream":true}']
