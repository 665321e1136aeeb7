"""Rules about what operations answer."""

from __future__ import annotations

from .rule import Kind, Rule

SUCCESS_GONE = Rule(
    "success-status-gone",
    "An operation does not answer with a status of success any more.",
    "the response `201` is removed",
    "Whoever waits for it gets something else.",
)
SUCCESS_ADDED = Rule(
    "success-status-added",
    "An operation may answer with another status of success.",
    "the response `202` is new",
    "A method may give something that it did not give.",
    Kind.ADDITION,
)
ERROR_GONE = Rule(
    "error-status-gone",
    "An operation does not say that it answers with an error any more.",
    "the response `404` is removed",
    "The error has no body of a type of its own.",
)
ERROR_ADDED = Rule(
    "error-status-added",
    "An operation says of another error that it answers with it.",
    "the response `429` is new",
    "Nobody is broken.",
    Kind.ADDITION,
)
RESPONSE_MEDIA_TYPE_GONE = Rule(
    "response-media-type-gone",
    "An operation does not answer in a form any more.",
    "`application/json` is removed from a response",
    "The released SDK cannot read what comes instead.",
)
RESPONSE_MEDIA_TYPE_ADDED = Rule(
    "response-media-type-added",
    "An operation may answer in another form too.",
    "`application/xml` is new in a response",
    "A method may give something that it did not give.",
    Kind.ADDITION,
)
RESPONSE_MEDIA_TYPE_CHANGED = Rule(
    "response-media-type-changed",
    "The form of a response has another name, and may be read alike.",
    "`application/json` becomes `application/problem+json`",
    "Who asks for the old name does not get it.",
)
RESPONSE_TYPE_GONE = Rule(
    "response-type-gone",
    "Nothing is said any more of what is in a response.",
    "`schema` is removed from a response",
    "What was an object of a class is any JSON value.",
)
RESPONSE_TYPE_ADDED = Rule(
    "response-type-added",
    "It is said what is in a response.",
    "`schema` is new in a response",
    "What was any JSON value is an object of a class.",
    Kind.ADDITION,
)
HEADER_GONE = Rule(
    "header-gone",
    "A response has a header no more.",
    "`X-Rate-Limit` is removed from a response",
    "Whatever reads it finds nothing.",
)
HEADER_ADDED = Rule(
    "header-added",
    "A response has a header more.",
    "`X-Rate-Limit` is new in a response",
    "Nobody is broken.",
    Kind.ADDITION,
)
HEADER_OPTIONAL = Rule(
    "header-became-optional",
    "A header of a response may be absent.",
    "`required: true` at a header is gone",
    "Whatever reads it has to look first.",
)
HEADER_REQUIRED = Rule(
    "header-became-required",
    "A header of a response is always there.",
    "`required: true` at a header is new",
    "Nobody is broken.",
)
