"""Rules about the API as a whole."""

from __future__ import annotations

from .rule import Kind, Rule

SCHEME_GONE = Rule(
    "security-scheme-gone",
    "A way to prove who calls is no more.",
    "`components.securitySchemes.basic` is removed",
    "A client that is made with it cannot be made any more.",
)
SCHEME_ADDED = Rule(
    "security-scheme-added",
    "There is another way to prove who calls.",
    "`components.securitySchemes.token` is new",
    "Nobody is broken.",
    Kind.ADDITION,
)
SCHEME_CHANGED = Rule(
    "security-scheme-changed",
    "A way to prove who calls works otherwise.",
    "an `apiKey` is in a header and was in the query",
    "What the released SDK sends may not be looked at.",
)
SERVERS_CHANGED = Rule(
    "servers-changed",
    "The API is at another address.",
    "`servers` has another URL",
    "The released SDK calls the old one.",
)
ABOUT_CHANGED = Rule(
    "about-changed",
    "What the description says of the API as a whole is another.",
    "`info.version` is another",
    "Nobody is broken.",
    Kind.TEXT,
)
