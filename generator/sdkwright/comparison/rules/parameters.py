"""Rules about what operations take."""

from __future__ import annotations

from .rule import Kind, Rule

PARAMETER_GONE = Rule(
    "parameter-gone",
    "A method does not take an argument any more.",
    "the query parameter `limit` is removed",
    "Calls with it fail; what the released SDK sends is ignored or refused.",
)
PARAMETER_ADDED = Rule(
    "parameter-added",
    "A method takes an argument more.",
    "the query parameter `limit` is new",
    "Nobody is broken.",
    Kind.ADDITION,
)
REQUIRED_PARAMETER_ADDED = Rule(
    "required-parameter-added",
    "A method takes an argument more, and it must be given.",
    "the header `X-Account` is new and required",
    "Calls without it fail.",
)
PARAMETER_REQUIRED = Rule(
    "parameter-became-required",
    "An argument must be given.",
    "`limit` is now `required: true`",
    "Calls without it fail.",
)
PARAMETER_OPTIONAL = Rule(
    "parameter-became-optional",
    "An argument may be left out.",
    "`limit` is no longer `required: true`",
    "Nobody is broken.",
)
ARGUMENT_RENAMED = Rule(
    "argument-renamed",
    "An argument is called otherwise in Python.",
    "the path parameter `id` becomes `petId`",
    "Calls that name it fail.",
)
PARAMETER_DEFAULT_CHANGED = Rule(
    "parameter-default-changed",
    "An argument that is left out means something else.",
    "the `default` of `limit` is 50 and was 20",
    "The same call gives another result.",
)
STYLE_CHANGED = Rule(
    "style-changed",
    "An argument is written in another way.",
    "`explode: false` is new",
    "The server misreads what the released SDK sends.",
)
BODY_ADDED = Rule(
    "body-added",
    "A method takes a body.",
    "`requestBody` is new",
    "Calls without it fail, if it is required.",
    Kind.ADDITION,
)
BODY_GONE = Rule("body-gone", "A method takes no body any more.", "`requestBody` is removed", "Calls with it fail.")
BODY_REQUIRED = Rule(
    "body-became-required",
    "A body must be given.",
    "`required: true` at `requestBody` is new",
    "Calls without it fail.",
)
BODY_OPTIONAL = Rule(
    "body-became-optional", "A body may be left out.", "`required: true` at `requestBody` is gone", "Nobody is broken."
)
REQUEST_MEDIA_TYPE_GONE = Rule(
    "request-media-type-gone",
    "A body cannot be sent in a form any more.",
    "`application/xml` is removed from `requestBody`",
    "What is sent in that form is refused.",
)
REQUEST_MEDIA_TYPE_ADDED = Rule(
    "request-media-type-added",
    "A body can be sent in another form too.",
    "`application/xml` is new in `requestBody`",
    "Nobody is broken.",
    Kind.ADDITION,
)
ENCODING_CHANGED = Rule(
    "encoding-changed",
    "The parts of a body are written in another way.",
    "`encoding` of a multipart body is another",
    "The server misreads what the released SDK sends.",
)
PARAMETER_DEPRECATED = Rule(
    "parameter-deprecated",
    "An argument is deprecated.",
    "`deprecated: true` at a parameter",
    "Nobody is broken yet.",
    Kind.DEPRECATION,
)
