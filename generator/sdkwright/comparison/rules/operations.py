"""Rules about operations and channels."""

from __future__ import annotations

from .rule import Kind, Rule

OPERATION_GONE = Rule(
    "operation-gone",
    "A method is no more.",
    "`DELETE /pets/{id}` is removed",
    "Whatever calls it fails; the server knows nothing of it.",
)
OPERATION_ADDED = Rule(
    "operation-added", "There is a method more.", "`GET /toys` is new", "Nobody is broken.", Kind.ADDITION
)
OPERATION_MOVED = Rule(
    "operation-moved",
    "An operation is at another path or has another HTTP method, and is the same by its `operationId`.",
    "`/pet` becomes `/pets`",
    "The released SDK calls the old address.",
)
METHOD_RENAMED = Rule(
    "method-renamed",
    "A method is called otherwise, or belongs to another resource.",
    "`operationId: listPets` becomes `operationId: searchPets`",
    "Whatever calls it by the old name fails.",
)
OPERATION_DEPRECATED = Rule(
    "operation-deprecated",
    "A method is deprecated.",
    "`deprecated: true` at an operation",
    "Nobody is broken yet.",
    Kind.DEPRECATION,
)
SECURITY_REQUIRED = Rule(
    "security-required",
    "Who calls has to prove more, or otherwise, who they are.",
    "`security` is new",
    "Calls without the new proof are refused.",
)
SECURITY_LOOSENED = Rule(
    "security-loosened",
    "Who calls has another way to prove who they are, or need not prove it.",
    "`security: []` is new",
    "Nobody is broken.",
)
SERVER_CHANGED = Rule(
    "server-changed",
    "The operation is at another server.",
    "`servers` at an operation is new",
    "The released SDK calls the old one.",
)
PAGES_GONE = Rule(
    "pages-gone",
    "A list no longer comes in pages.",
    "the parameter `cursor` is removed",
    "Code that goes through the pages fails.",
)
PAGES_CHANGED = Rule(
    "pages-changed",
    "The pages of a list are asked for in another way.",
    "`offset` becomes `cursor`",
    "The released SDK asks for pages that do not come.",
)
PAGES_ADDED = Rule(
    "pages-added",
    "A list comes in pages.",
    "the parameter `cursor` is new",
    "What is returned is a page, and no longer the whole.",
)
STREAM_GONE = Rule(
    "stream-gone",
    "What is answered is no stream any more.",
    "`text/event-stream` is removed from the response",
    "Code that reads the stream fails.",
)
STREAM_ADDED = Rule(
    "stream-added",
    "What is answered may be a stream.",
    "`text/event-stream` is new in the response",
    "Nobody is broken where there is a method of its own for it.",
    Kind.ADDITION,
)
STREAM_CHANGED = Rule(
    "stream-changed",
    "A stream is written in another way.",
    "JSON Lines become server-sent events",
    "The released SDK cannot read it.",
)
CHANNEL_GONE = Rule(
    "channel-gone",
    "An operation opens no WebSocket any more.",
    "`x-websocket` is removed",
    "Whatever connects fails.",
)
CHANNEL_ADDED = Rule(
    "channel-added", "An operation opens a WebSocket.", "`x-websocket` is new", "Nobody is broken.", Kind.ADDITION
)
EVENT_GONE = Rule(
    "event-gone",
    "An event can no longer be sent or received.",
    "the union of client events loses `session.update`",
    "Whatever sends it, or waits for it, fails.",
)
EVENT_ADDED = Rule(
    "event-added",
    "An event more can be sent or received.",
    "the union of server events gets `session.closed`",
    "Released SDKs do not know an event that is received.",
    Kind.ADDITION,
)
TAGS_CHANGED = Rule(
    "tags-changed",
    "An operation is in other groups.",
    "`tags: [pets]` becomes `tags: [animals]`",
    "Nobody is broken, unless its method moves with it.",
    Kind.TEXT,
)
