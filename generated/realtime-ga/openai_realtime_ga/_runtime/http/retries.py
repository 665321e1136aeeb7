"""Whether to try again, and when."""

from __future__ import annotations

from typing import Final, NamedTuple

from .clock import Clock, http_date
from .errors import TransportError
from .messages import Reply, Request

_IDEMPOTENT: Final = frozenset(
    {"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY"}
)
_TRANSIENT: Final = frozenset({408, 429, 500, 502, 503, 504})


class Retries(NamedTuple):
    """How often a request is sent again, and how long to wait before.

    Only what is safe is sent again: idempotent methods, requests with an idempotency
    key, what the server cannot have got (the connection failed), and what it refused to
    look at (429). Delays double, with full jitter, unless the server says how long.
    """

    maximum: int = 2
    first: float = 0.5
    longest: float = 8.0
    longest_asked: float = 60.0
    """The longest that a server's `Retry-After` is obeyed for."""

    def after_failure(
        self,
        request: Request,
        error: TransportError,
        attempt: int,
        safe: bool,
        clock: Clock,
    ) -> float | None:
        """Seconds to wait after a failure, or None to give up."""
        if attempt > self.maximum or not request.replayable:
            return None
        if error.sent and not (safe or request.method in _IDEMPOTENT):
            return None
        return self._backoff(attempt, clock)

    def after_reply(
        self, request: Request, reply: Reply, attempt: int, safe: bool, clock: Clock
    ) -> float | None:
        """Seconds to wait after a reply that says try again, or None to take it."""
        if attempt > self.maximum or not request.replayable:
            return None
        if reply.status != 429 and not (safe or request.method in _IDEMPOTENT):
            return None
        asked = _asked(reply, clock)
        if asked is None:
            return self._backoff(attempt, clock)
        return min(asked, self.longest_asked)

    def _backoff(self, attempt: int, clock: Clock) -> float:
        return backoff(self.first, self.longest, attempt, clock)


def backoff(first: float, longest: float, attempt: int, clock: Clock) -> float:
    """Seconds to wait after an attempt: they double up to a limit, with full jitter."""
    return clock.random() * min(longest, first * 2.0 ** (attempt - 1))


def is_transient(status: int, declared: frozenset[str]) -> bool:
    """Whether a status means that the same request may succeed later."""
    if status in _TRANSIENT:
        return True
    return str(status) in declared or f"{status // 100}XX" in declared


def _asked(reply: Reply, clock: Clock) -> float | None:
    """What `Retry-After` says: seconds, or a date."""
    text = reply.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return float(text)
    date = http_date(text)
    return None if date is None else max(0.0, date - clock.time())
