"""Rules about attributes of classes."""

from __future__ import annotations

from .rule import Kind, Rule

ATTRIBUTE_GONE = Rule(
    "attribute-gone",
    "An attribute is no more.",
    "`Pet.tag` is removed",
    "Whatever reads or sets it fails; where it was required of what is received, released classes refuse what comes.",
)
ATTRIBUTE_RENAMED = Rule(
    "attribute-renamed",
    "An attribute is called otherwise in Python, and as before on the wire.",
    "a property that clashes with `tag_name` arrives, so that `tagName` is now `tagName`",
    "Whatever reads or sets the old name fails.",
)
WIRE_NAME_CHANGED = Rule(
    "wire-name-changed",
    "An attribute is called otherwise on the wire, and as before in Python.",
    "`photoUrls` becomes `photo_urls`",
    "Released classes send, and wait for, the old name.",
)
ATTRIBUTE_ADDED = Rule(
    "attribute-added",
    "There is an attribute more.",
    "`Pet.tag` is new",
    "Released classes that are closed refuse it.",
    Kind.ADDITION,
)
REQUIRED_ATTRIBUTE_ADDED = Rule(
    "required-attribute-added",
    "There is an attribute more, and it must be given.",
    "`Pet.tag` is new and required",
    "Whatever makes the class without it fails; what released classes send lacks it.",
)
BECAME_REQUIRED = Rule(
    "became-required",
    "An attribute must be given.",
    "`Pet.tag` is now in `required`",
    "Whatever makes the class without it fails.",
)
BECAME_OPTIONAL = Rule(
    "became-optional",
    "An attribute may be absent.",
    "`Pet.tag` is no longer in `required`",
    "Whatever reads it has to look first; released classes refuse what lacks it.",
)
DEFAULT_ADDED = Rule(
    "default-added",
    "An attribute that is absent reads as a value.",
    "`Pet.tag` has a `default`",
    "Code that asks whether it is there finds the default.",
)
DEFAULT_GONE = Rule(
    "default-gone",
    "An attribute that is absent no longer reads as a value.",
    "the `default` of `Pet.tag` is removed",
    "Whatever reads it has to expect that it is absent.",
)
DEFAULT_CHANGED = Rule(
    "default-changed",
    "An attribute that is absent reads as another value.",
    "the `default` of `Pet.tag` is `b` and was `a`",
    "What is left out means something else.",
)
CONSTANT_CHANGED = Rule(
    "constant-changed",
    "The one value that an attribute has is another.",
    "`type` is `session.change` and was `session.update`",
    "Code that compares it is wrong; what released classes send is refused.",
)
READ_ONLY_NOW = Rule(
    "became-read-only",
    "Only the API sets an attribute.",
    "`readOnly: true` is new",
    "What is sent of it is ignored or refused.",
)
READ_ONLY_NO_MORE = Rule(
    "no-longer-read-only",
    "An attribute that only the API set can be sent.",
    "`readOnly: true` is gone",
    "Nobody is broken, unless it must be given as well.",
)
WRITE_ONLY_NOW = Rule(
    "became-write-only",
    "The API no longer gives an attribute back.",
    "`writeOnly: true` is new",
    "Whatever reads it of what is received finds nothing.",
)
WRITE_ONLY_NO_MORE = Rule(
    "no-longer-write-only",
    "The API gives back an attribute that it did not give back.",
    "`writeOnly: true` is gone",
    "Nobody is broken.",
)
ATTRIBUTE_DEPRECATED = Rule(
    "attribute-deprecated",
    "An attribute is deprecated.",
    "`deprecated: true` at a property",
    "Nobody is broken yet.",
    Kind.DEPRECATION,
)
DEPRECATED_NO_MORE = Rule(
    "no-longer-deprecated",
    "Something is no longer deprecated.",
    "`deprecated: true` is gone",
    "Nobody is broken.",
)
