"""The JSON Schema of `[tool.sdkwright]`, for editors: `schemas/settings.json` holds what it gives."""

from __future__ import annotations

from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

from ..config import OF_ALL, SDK_NAME, Config, Key, Kind, keys
from ..openapi import pagination
from . import accept


def schema() -> dict[str, Any]:
    """The schema, of the draft that editors know."""
    defaults = {one.name.replace("_", "-"): one.default for one in fields(Config) if one.default is not MISSING}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "[tool.sdkwright]",
        "description": "Settings of sdkwright, which turns an OpenAPI description into a Python SDK.",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            **{name: _key(key, defaults.get(name)) for name, key in keys().items()},
            "accept": {
                "description": "Findings of `sdkwright diff` that are accepted.",
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["rule", "at", "reason"],
                    "properties": {key: {"type": "string", "description": doc} for key, doc in accept.KEYS.items()},
                },
            },
            "sdks": {
                "description": "Several SDKs, each with settings of its own over those around.",
                "type": "object",
                "propertyNames": {"pattern": f"^{SDK_NAME}$"},
                "additionalProperties": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {name: {"$ref": f"#/properties/{name}"} for name in keys() if name not in OF_ALL},
                },
            },
        },
    }


def _key(key: Key, default: object) -> dict[str, Any]:
    made: dict[str, Any] = {"description": key.about.doc}
    match key.kind:
        case Kind.SWITCH:
            made["type"] = "boolean"
        case Kind.TEXT:
            made |= _text(key)
        case Kind.LIST:
            made |= {"type": "array", "items": _text(key)}
        case Kind.RULES:
            made |= _rules(key)
    if isinstance(default, Path):
        made["default"] = str(default)
    elif isinstance(default, tuple):
        made["default"] = list(default)
    elif default not in ("", None):
        made["default"] = default
    return made


def _rules(key: Key) -> dict[str, Any]:
    """Tables by what chooses operations."""
    kinds = {bool: "boolean", int: "integer", str: "string"}
    said = {
        name: {"description": doc, "type": kinds[pagination.KINDS.get(name, (str, ""))[0]]}
        for name, doc in pagination.KEYS.items()
    }
    ways = [
        {"required": [way], **({"properties": {way: {"const": True}}} if said[way]["type"] == "boolean" else {})}
        for way in pagination.WAYS
    ]
    table = {
        "type": "object",
        "additionalProperties": False,
        "properties": said,
        "oneOf": ways,
        "dependencies": {"cursor": ["next"]},
    }
    text = _text(key)
    return {
        "type": "object",
        "propertyNames": text,
        "additionalProperties": {"anyOf": [{"const": False}, table]},
    }


def _text(key: Key) -> dict[str, Any]:
    made: dict[str, Any] = {"type": "string"}
    if key.choices:
        made["enum"] = list(key.choices)
    rule = key.about.rule
    if rule is not None:
        made["pattern"] = f"^({rule.pattern})$"
        if rule.refused:
            made["not"] = {"enum": list(rule.refused)}
    return made
