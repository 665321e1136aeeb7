"""Rules about the types of attributes, parameters and bodies, and of names that stand for a type."""

from __future__ import annotations

from .rule import Kind, Rule

BECAME_NULLABLE = Rule(
    "became-nullable",
    "Null is a value.",
    "`type: string` becomes `type: [string, 'null']`",
    "Whatever reads it has to expect None; released classes refuse null.",
)
NULLABLE_NO_MORE = Rule(
    "no-longer-nullable",
    "Null is no value.",
    "`type: [string, 'null']` becomes `type: string`",
    "What sets it to None is refused.",
)
VALUES_ADDED = Rule(
    "values-added",
    "There are values more.",
    "`enum: [a, b]` becomes `enum: [a, b, c]`",
    "Released classes refuse those that they do not know; code that handles each value knows nothing of the new ones.",
    Kind.ADDITION,
)
VALUES_GONE = Rule(
    "values-gone",
    "There are values less.",
    "`enum: [a, b]` becomes `enum: [a]`",
    "What sends them is refused.",
)
VALUES_OPENED = Rule(
    "values-opened",
    "Any value of the kind will do, where only some did.",
    "`enum` is removed",
    "Released classes refuse values that are not listed.",
)
VALUES_CLOSED = Rule(
    "values-closed",
    "Only some values will do, where any of the kind did.",
    "`enum` is new",
    "What sends another value is refused.",
)
UNION_FORMED = Rule(
    "union-formed",
    "A value may be of another type too, and is of more than one now.",
    "`type: string` becomes `type: [string, integer]`",
    "Whatever reads it has to tell the types apart; released classes refuse the new one.",
)
MEMBER_ADDED = Rule(
    "member-added",
    "A union has a member more.",
    "an `oneOf` gets a third schema",
    "Released classes refuse it; code that handles each member knows nothing of it.",
)
MEMBER_GONE = Rule(
    "member-gone",
    "A union has a member less.",
    "an `oneOf` loses a schema",
    "What sends it is refused.",
)
TAG_CHANGED = Rule(
    "tag-changed",
    "Another property tells the members of a union apart, or its values lead elsewhere.",
    "`discriminator.propertyName` is `kind` and was `type`",
    "What is received is read as another class.",
)
TAG_GONE = Rule(
    "tag-gone",
    "No property tells the members of a union apart any more.",
    "`discriminator` is removed",
    "What is received is told apart by its shape.",
)
TAG_ADDED = Rule(
    "tag-added",
    "A property tells the members of a union apart.",
    "`discriminator` is new",
    "What is received without it is refused.",
)
TYPE_REPLACED = Rule(
    "type-replaced",
    "A value is of another type.",
    "`type: string` becomes `type: integer`",
    "What reads it, and what sends it, does so with the wrong type.",
)
TYPE_WIDENED = Rule(
    "type-widened",
    "A value may be more than it was.",
    "`type: integer` becomes `type: number`",
    "Whatever reads it has to expect more; released classes refuse more.",
)
TYPE_NARROWED = Rule(
    "type-narrowed",
    "A value may be less than it was.",
    "`type: number` becomes `type: integer`",
    "What sends the rest is refused.",
)
PYTHON_TYPE_CHANGED = Rule(
    "python-type-changed",
    "The same kind of value has another type in Python.",
    "`format: date-time` is new, and a `str` becomes a `datetime`",
    "What reads it, and what sets it, does so with the wrong type.",
)
LIMITS_TIGHTENED = Rule(
    "limits-tightened",
    "A limit is narrower.",
    "`maxLength: 100` becomes `maxLength: 50`",
    "What sends more is refused.",
)
LIMITS_LOOSENED = Rule(
    "limits-loosened",
    "A limit is wider.",
    "`maximum: 10` becomes `maximum: 20`",
    "Released classes refuse what is beyond the old limit.",
)
LIMITS_CHANGED = Rule(
    "limits-changed",
    "A limit is another, and neither holds all that the other holds.",
    "`pattern` is another expression",
    "What sends the old values may be refused, and released classes may refuse the new ones.",
)
TEXT_CHANGED = Rule(
    "text-changed",
    "What the description says to people is another.",
    "a `description` is reworded, an `example` added",
    "Nobody is broken.",
    Kind.TEXT,
)
DOCUMENTED_CHANGED = Rule(
    "documented-changed",
    "A format or a default that is documented only is another.",
    "`format: email` is removed",
    "Nobody is broken by types; what it meant is up to the API.",
)
