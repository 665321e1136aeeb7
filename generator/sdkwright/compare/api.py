"""The API as a whole."""

from __future__ import annotations

from ..comparison.rules import api as rules
from .effects import STAY, breaking
from .findings import Collector, Place
from .http.security import compare_schemes


def compare_api(collector: Collector) -> None:
    """Say what differs in what is said of the API as a whole."""
    old, new = collector.old.api, collector.new.api
    before, after = (tuple(server.url for server in api.servers) for api in (old, new))
    if before != after:
        lost = before[:1] != after[:1]
        collector.say(
            rules.SERVERS_CHANGED,
            Place("", "servers"),
            breaking(STAY) if lost and before[:1] and before[0] not in after else breaking(),
            before=_urls(before),
            after=_urls(after),
        )
    for name, one, other in (
        ("The title", old.title, new.title),
        ("The version", old.version, new.version),
        ("The description", old.description[:40], new.description[:40]),
    ):
        if one != other:
            collector.say(rules.ABOUT_CHANGED, Place("", name), before=f"`{one}`", after=f"`{other}`")
    if (old.about, old.see, old.tags) != (new.about, new.see, new.tags):
        collector.say(rules.ABOUT_CHANGED, Place("", "What is said of the API"), before="as it was", after="another")
    compare_schemes(collector)


def _urls(urls: tuple[str, ...]) -> str:
    return ", ".join(f"`{url}`" for url in urls) or "no address"
