"""Names that mean something already, by the scope they mean it in."""

from __future__ import annotations

import keyword

KEYWORDS = frozenset(keyword.kwlist)

BUILTINS = frozenset({"bool", "dict", "float", "int", "list", "str", "tuple"})
"""Written in annotations of a class body, where an attribute of that name would be found first."""

PYDANTIC = frozenset(
    {
        "construct",
        "copy",
        "dict",
        "from_orm",
        "json",
        "model_computed_fields",
        "model_config",
        "model_construct",
        "model_copy",
        "model_dump",
        "model_dump_json",
        "model_extra",
        "model_fields",
        "model_fields_set",
        "model_json_schema",
        "model_parametrized_name",
        "model_post_init",
        "model_rebuild",
        "model_validate",
        "model_validate_json",
        "model_validate_strings",
        "parse_file",
        "parse_obj",
        "parse_raw",
        "schema",
        "schema_json",
        "update_forward_refs",
        "validate",
    }
)
"""The public attributes of pydantic's BaseModel; written down, so that naming need not import pydantic."""

METACLASS = frozenset({"mro", "register"})
"""What every class has by being one: pydantic warns of attributes that hide it."""

MODEL = frozenset({"from_dict", "from_json", "to_dict", "to_json"})
"""What the generated package's own Model adds."""

FIELDS = KEYWORDS | BUILTINS | PYDANTIC | METACLASS | MODEL

CLASSES = KEYWORDS | {"TYPE_CHECKING"}
"""Type checkers know that name, and take it for a constant wherever it stands."""

DEVICES = frozenset(
    {"aux", "clock$", "con", "conin$", "conout$", "nul", "prn"}
    | {f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789\u00b9\u00b2\u00b3"}
)
"""File names that Windows keeps for itself, whatever the suffix."""

RESOURCE = frozenset({"Call", "RequestOptions", "Resource", "cached_property", "models"})
"""What a module of methods has besides its own class and its methods."""

CLIENT = RESOURCE | {
    *("aclose", "base_url", "close", "http_client", "is_closed", "options", "parse_webhook", "with_options"),
    *("float", "httpx2", "int", "object", "str"),
}
"""What every client has besides its resources, and what the annotations in its class are written with."""

RESOURCE_CLASSES = RESOURCE | {
    *("Api", "ApiKey", "Async", "AsyncClient", "AsyncConnector", "AsyncMiddleware", "Callable", "Client", "Clock"),
    *("Connector", "Deviation", "Grant", "Http", "Literal", "Login", "Mapping", "Middleware", "OAuth2", "Retries"),
    *("Root", "Sequence", "Server", "Settings", "Sync", "TYPE_CHECKING", "Token", "Variable"),
    *("Channel", "ChannelCall", "ConnectOptions", "Events", "Mode", "Operation", "PagedCall", "Paging", "StreamCall"),
}
"""What the modules of clients and of methods call by their own names, beside the classes of resources."""

CONSTRUCTOR = KEYWORDS | {
    *("base_url", "clock", "connector", "deadline", "headers", "http_client", "middleware", "on_deviation"),
    *("retries", "self", "server", "strict_responses", "super", "timeout"),
}
"""What constructing a client takes, and needs, besides credentials and the variables of servers."""

CONNECTION = frozenset({"close", "headers", "off", "on", "once", "recv", "run", "send", "subprotocol", "wait_for"})
"""What every connection has besides the methods that send its events."""

ARGUMENTS = KEYWORDS | {"body", "content_type", "options", "self"}
"""Arguments that a method may have besides the parameters of its operation."""
