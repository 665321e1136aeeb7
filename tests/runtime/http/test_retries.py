"""Whether to try again, and when: decided without anything sent."""

from __future__ import annotations

from typing import Any

import pytest


def request(http: Any, method: str, content: Any = b"") -> Any:
    return http.messages.Request(method, "https://a.example/", {}, content)


def reply(http: Any, status: int, after: str | None = None) -> Any:
    made = http.messages.Reply()
    made.status = status
    made.headers = http.headers.Headers([] if after is None else [("Retry-After", after)])
    return made


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY", "POST", "PATCH"])
@pytest.mark.parametrize("safe", [True, False])
def test_what_is_safe(http: Any, clock: Any, method: str, safe: bool) -> None:
    retries, again = http.retries.Retries(), safe or method not in ("POST", "PATCH")
    asked = request(http, method)
    assert (retries.after_reply(asked, reply(http, 503), 1, safe, clock) is not None) == again
    assert retries.after_reply(asked, reply(http, 429), 1, safe, clock) is not None
    failure = http.errors.TransportError("broken")
    assert (retries.after_failure(asked, failure, 1, safe, clock) is not None) == again
    failure.sent = False
    assert retries.after_failure(asked, failure, 1, safe, clock) is not None


def test_which_statuses(http: Any) -> None:
    transient = {status for status in range(100, 600) if http.retries.is_transient(status, frozenset())}
    assert transient == {408, 429, 500, 502, 503, 504}
    assert http.retries.is_transient(409, frozenset({"409"}))
    assert http.retries.is_transient(599, frozenset({"5XX"}))


def test_delays(http: Any, clock: Any) -> None:
    retries = http.retries.Retries(maximum=9, first=1.0, longest=10.0)
    failure = http.errors.TransportError("broken")

    def delay(attempt: int) -> Any:
        return retries.after_failure(request(http, "GET"), failure, attempt, False, clock)

    assert [delay(attempt) for attempt in range(1, 7)] == [1, 2, 4, 8, 10, 10]
    assert (delay(9), delay(10)) == (10, None)
    clock.random = lambda: 0.25
    assert [delay(attempt) for attempt in (1, 2, 6)] == [0.25, 0.5, 2.5]


def test_what_was_read_is_not_sent_again(http: Any, clock: Any) -> None:
    upload = http.media.Binary().write(iter([b"a"]))[1]
    asked, failure = request(http, "PUT", upload), http.errors.TransportError("broken")
    assert http.retries.Retries().after_failure(asked, failure, 1, False, clock) is not None
    list(upload.chunks())
    assert http.retries.Retries().after_failure(asked, failure, 1, False, clock) is None


def test_real_time(http: Any) -> None:
    clock = http.clock.Clock()
    assert 0 <= clock.random() < 1
    assert clock.time() > 1_600_000_000
    assert clock.monotonic() <= clock.monotonic()
    clock.sleep(0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sun, 06 Nov 1994 08:49:37 GMT", 784111777.0),
        ("Sunday, 06-Nov-94 08:49:37 GMT", 784111777.0),
        ("Sun Nov  6 08:49:37 1994", 784111777.0),
        ("soon", None),
        ("", None),
    ],
)
def test_dates(http: Any, text: str, expected: float | None) -> None:
    assert http.clock.http_date(text) == expected
