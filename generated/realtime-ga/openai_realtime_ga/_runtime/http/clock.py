"""Time, so that a test can have its own."""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime


class Clock:
    """The clock on the wall, and the dice."""

    def time(self) -> float:
        """Seconds since the epoch."""
        return time.time()

    def monotonic(self) -> float:
        """Seconds on a clock that never goes back."""
        return time.monotonic()

    def random(self) -> float:
        """A number from 0 to 1."""
        return random.random()

    def sleep(self, seconds: float) -> None:
        """Waits."""
        time.sleep(seconds)

    async def sleep_async(self, seconds: float) -> None:
        """Waits, and lets others go on."""
        import anyio

        await anyio.sleep(seconds)


def http_date(text: str) -> float | None:
    """Seconds since the epoch of a date as HTTP writes it, or None."""
    from email.utils import parsedate_to_datetime

    try:
        date = parsedate_to_datetime(text)
    except ValueError:
        return None
    return (date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp()


def to_http_date(date: datetime) -> str:
    """A date as HTTP writes it; raises ValueError for one without a time zone."""
    if date.tzinfo is None:
        raise ValueError(f"{date!r} has no time zone")
    from email.utils import format_datetime

    return format_datetime(date.astimezone(UTC), usegmt=True)
