"""Rules about classes, and the other names that a package exports."""

from __future__ import annotations

from .rule import Kind, Rule

CLASS_GONE = Rule(
    "class-gone",
    "A class is no more.",
    "`components.schemas.Pet` is removed",
    "Whatever imports it fails.",
)
CLASS_RENAMED = Rule(
    "class-renamed",
    "A class has another name: all that referred to the old one refers to the new one.",
    "`Pet` becomes `Animal`, and `Order.pet` refers to it",
    "Whatever imports the old name fails, unless `sdkwright.names.toml` keeps it.",
    Kind.DEPRECATION,
)
CLASS_SPLIT = Rule(
    "class-split",
    "Several classes stand where one stood.",
    "what referred to `Item` now refers to `InputItem` here and to `OutputItem` there",
    "Whatever imports the old name fails, and has to choose.",
)
CLASS_MERGED = Rule(
    "class-merged",
    "One class stands where several stood.",
    "what referred to `InputItem` and `OutputItem` now refers to `Item`",
    "Whatever imports one of the old names fails.",
)
CLASS_ADDED = Rule(
    "class-added",
    "There is a class more.",
    "`components.schemas.Toy` is new",
    "Nobody is broken.",
    Kind.ADDITION,
)
CLASS_REPLACED = Rule(
    "class-replaced",
    "A name stands for another kind of thing: a class became a union, a set of values, or another type.",
    "`Content` was an object and is a `oneOf` of two",
    "A union cannot be called, and has no attributes of its own until it is narrowed.",
)
BASE_GONE = Rule(
    "base-gone",
    "A class extends another one no more.",
    "`Dog` loses its `allOf` with `Pet`",
    "Code that takes the base no longer takes this class.",
)
EXTRA_CLOSED = Rule(
    "extra-closed",
    "Properties that a class does not name are refused.",
    "`additionalProperties: false` is new",
    "What was sent beside the named properties is refused.",
)
EXTRA_OPENED = Rule(
    "extra-opened",
    "Properties that a class does not name are kept.",
    "`additionalProperties: false` is gone",
    "Released classes refuse what they do not know.",
)
EXTRA_TYPED = Rule(
    "extra-typed",
    "The values of properties that a class does not name have another type.",
    "`additionalProperties` is a string, and was anything",
    "Other values are refused.",
)
CHECK_ADDED = Rule(
    "check-added",
    "Values have to meet a condition more.",
    "`dependentRequired` is new",
    "Values that were fine are refused.",
)
CHECK_DROPPED = Rule(
    "check-dropped",
    "Values have to meet a condition less.",
    "`not` is gone",
    "Released classes refuse values that now come.",
)
CHECK_CHANGED = Rule(
    "check-changed",
    "Values have to meet another condition.",
    "`if` asks for something else",
    "Values that were fine may be refused.",
)
PROBABLY_RENAMED = Rule(
    "probably-renamed",
    "A class is no more, and a new one is so much like it that it is probably the same.",
    "`Pet` is gone, `Animal` is new, and both have the same properties",
    "Whatever imports the old name fails.",
)
CLASS_DEPRECATED = Rule(
    "class-deprecated",
    "A class is deprecated.",
    "`deprecated: true` at a schema",
    "Nobody is broken yet.",
    Kind.DEPRECATION,
)
