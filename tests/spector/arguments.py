"""What a method is to be called with, so that it sends what a scenario expects."""

from __future__ import annotations

import inspect
import json
from base64 import b64decode
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from ipaddress import IPv4Address, IPv6Address
from types import UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin
from urllib.parse import parse_qsl
from uuid import UUID

from sdkwright.ir.declarations import Constant
from sdkwright.ir.http.content import Content, Location, Parameter, RequestBody, Styled
from sdkwright.ir.http.operations import Operation
from sdkwright.ir.http.security import ApiKey, HttpAuthentication
from sdkwright.ir.types import AnyType
from sdkwright.python.client.media import is_file
from sdkwright.values import values_of
from sdkwright.values.samples.sample import Nothing

from tests.spector.sdk import Sdk
from tests.spector.suite import Exchange, Target, raw_bytes
from tests.spector.wire import Reader


class InexpressibleError(Exception):
    """The description does not say what the scenario is about."""


class Arguments:
    """Makes the arguments for the methods of one SDK."""

    def __init__(self, sdk: Sdk) -> None:
        self._sdk = sdk
        self._reader = Reader(sdk.api.declarations)

    def of(self, operation: Operation, exchange: Exchange, target: Target, method: Any) -> dict[str, Any]:
        """The keyword arguments of a method."""
        globals = method.__wrapped__.__globals__
        known = {
            name: one.replace(annotation=eval(one.annotation, globals))
            for name, one in inspect.signature(method.__wrapped__).parameters.items()
        }
        found: dict[str, Any] = {}
        names = self._sdk.names.client.arguments[operation.id]
        for parameter in operation.parameters:
            name = names[parameter.location, parameter.name]
            if name not in known:
                continue
            value = self._parameter(parameter, exchange, target)
            if value is None and known[name].default is inspect.Parameter.empty:
                value = self._sample(parameter)
            if value is not None:
                found[name] = self._typed(self._exact(operation, parameter) or known[name].annotation, value)
        body = exchange.request.get("body")
        if body is not None and operation.request is not None:
            found.update(self._body(operation, body, known))
        elif operation.request is not None:
            found.update(self._sample_body(operation, operation.request, known))
        if (accept := self._accept(operation, exchange)) and "options" in known:
            found["options"] = self._sdk.module("_runtime.http.operations").RequestOptions(accept=accept)
        return found

    def _accept(self, operation: Operation, exchange: Exchange) -> str:
        """The media type that the scenario asks for, where the operation answers in several."""
        headers = {name.lower(): value for name, value in (exchange.request.get("headers") or {}).items()}
        offered = {one.media_type for each in operation.answers for one in each.contents}
        return str(headers.get("accept", "")) if len(offered) > 1 else ""

    def _sample_body(self, operation: Operation, request: RequestBody, known: Mapping[str, Any]) -> dict[str, Any]:
        """A body for a method that insists on one which the scenario does not look at."""
        if "body" not in known or known["body"].default is not inspect.Parameter.empty:
            return {}
        content = request.contents[0]
        sample = values_of(self._sdk.api).samples.typical(content.type or AnyType())
        if isinstance(sample, Nothing) or "json" not in content.media_type:
            raise InexpressibleError("the scenario has no body")
        return self._json(operation, content, sample)

    def credentials(self, exchange: Exchange) -> dict[str, Any]:
        """The arguments of the client for the security schemes that the request shows."""
        headers = {name.lower(): value for name, value in (exchange.request.get("headers") or {}).items()}
        query = exchange.request.get("query") or {}
        found: dict[str, Any] = {}
        for scheme in self._sdk.api.schemes:
            argument = self._sdk.credentials[scheme.name]
            if isinstance(scheme.kind, ApiKey):
                in_header = scheme.kind.location is Location.HEADER
                source = headers if in_header else query
                name = scheme.kind.parameter.lower() if in_header else scheme.kind.parameter
                if name in source:
                    found[argument] = source[name]
            elif authorization := headers.get("authorization"):
                kind, _, secret = authorization.partition(" ")
                if not isinstance(scheme.kind, HttpAuthentication) or kind.lower() == scheme.kind.scheme.lower():
                    found[argument] = secret
        return found

    def _parameter(self, parameter: Parameter, exchange: Exchange, target: Target) -> Any:
        if parameter.location is Location.PATH:
            raw = target.raw.get(parameter.name)
            if raw is None:
                return None
            if "/" in raw and not (isinstance(parameter.written, Styled) and parameter.written.allow_reserved):
                raise InexpressibleError(f"the description does not allow a plain slash in {parameter.name}")
            return self._reader.delimited(parameter.type, raw, *_style(parameter), parameter.name)
        if parameter.location is Location.HEADER:
            headers = {name.lower(): value for name, value in (exchange.request.get("headers") or {}).items()}
            text = headers.get(parameter.name.lower())
            return None if text is None else self._header(parameter, text)
        if parameter.location is Location.QUERY:
            return self._query(parameter, exchange.request.get("query") or {})
        return None

    def _header(self, parameter: Parameter, text: Any) -> Any:
        if not isinstance(text, str):
            return text
        if self._reader.list_of(parameter.type) is None and not self._reader.is_object(parameter.type):
            return self._reader.scalar(parameter.type, text)
        return self._reader.delimited(parameter.type, text, "header", _style(parameter)[1], parameter.name)

    def _query(self, parameter: Parameter, query: Mapping[str, Any]) -> Any:
        type, name = parameter.type, parameter.name
        if self._reader.is_object(type) and _style(parameter)[1] and name not in query:
            known = self._reader.properties(type)
            found = {key: value for key, value in query.items() if known is None or key in known}
            made = {
                key: self._reader.scalar(self._reader.member(type, key), str(value)) for key, value in found.items()
            }
            return made or None
        if name not in query:
            return None
        value = query[name]
        item = self._reader.list_of(type)
        if isinstance(value, list):
            return [self._reader.scalar(item or type, str(one)) for one in value]
        if not isinstance(value, str):
            return value
        if item is not None and _style(parameter) == ("form", True):
            return [self._reader.scalar(item, value)]
        if item is not None or self._reader.is_object(type):
            return self._reader.delimited(type, value, *_style(parameter), name)
        return self._reader.scalar(type, value)

    def _sample(self, parameter: Parameter) -> Any:
        if isinstance(parameter.presence, Constant):
            return parameter.presence.value
        sample = values_of(self._sdk.api).samples.typical(parameter.type)
        if isinstance(sample, Nothing):
            raise InexpressibleError(f"no value is known for {parameter.name}")
        return sample

    def _body(self, operation: Operation, body: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
        content = self._content(operation, body["contentType"])
        found: dict[str, Any] = {}
        if "content_type" in known:
            found["content_type"] = body["contentType"] if "*" in content.media_type else content.media_type
        if body.get("kind") == "multipart":
            return found | self._form(content, self._parts(body), known)
        raw = raw_bytes(body["rawContent"])
        if content.type is not None and is_file(content.type, self._sdk.api.declarations):
            return found | {"body": raw}
        if content.stream is not None:
            return found | {"body": raw}
        if "json" in content.media_type or ("*" in content.media_type and "json" in body["contentType"]):
            return found | self._json(operation, content, json.loads(raw))
        if "xml" in content.media_type:
            return found | {"body": self._xml(operation, raw)}
        if content.media_type == "application/x-www-form-urlencoded":
            return found | self._form(content, dict(parse_qsl(raw.decode())), known)
        if content.media_type.startswith("text/"):
            return found | {"body": raw.decode()}
        return found | {"body": raw}

    def _content(self, operation: Operation, media: str) -> Content:
        assert operation.request is not None
        contents = operation.request.contents
        wanted = media.partition(";")[0].strip().lower()
        for one in contents:
            if one.media_type.partition(";")[0].strip().lower() == wanted:
                return one
        for one in contents:
            if "*" in one.media_type or one.media_type.partition("/")[0] == wanted.partition("/")[0]:
                return one
        raise InexpressibleError(f"the description has no body of {media}")

    def _exact(self, operation: Operation, parameter: Parameter) -> Any:
        """The type of a parameter, where its argument's annotation says less."""
        table = self.table(operation)
        known = [*table.query, *table.headers, *table.cookies, *table.path.parts]
        for one in known:
            if not isinstance(one, str) and (one.place, one.name) == (parameter.location.value, parameter.name):
                return None if one.type is None else one.type()
        return None

    def _json(self, operation: Operation, content: Content, value: Any) -> dict[str, Any]:
        form = next(one for one in self.table(operation).body if one.name == content.media_type)
        return {"body": self._typed(form.type, value)}

    def _xml(self, operation: Operation, raw: bytes) -> Any:
        return self.table(operation).body[0].read(raw, "utf-8")

    def table(self, operation: Operation) -> Any:
        """The `Operation` of the generated package."""
        names = self._sdk.names.client
        home = names.homes[operation.id]
        module = self._sdk.module(f"resources.{names.resources[home].module if home else '_root'}")
        return getattr(module, f"_{names.methods[operation.id].upper().strip('_')}")

    def _parts(self, body: Mapping[str, Any]) -> dict[str, Any]:
        found = dict(body.get("parts") or {})
        files: dict[str, list[Any]] = {}
        for one in body.get("files") or []:
            content = one["buffer"]
            data = b64decode(content["$base64"]) if isinstance(content, dict) else str(content).encode()
            files.setdefault(one["fieldname"], []).append((one.get("originalname"), data, one.get("mimetype")))
        return {**found, **{name: each if len(each) > 1 else each[0] for name, each in files.items()}}

    def _form(self, content: Content, parts: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
        if "body" in known:
            return {"body": dict(parts)}
        type = content.type
        properties = (self._reader.properties(type) if type is not None else None) or {}
        names = _form_names(known, properties)
        found: dict[str, Any] = {}
        for wire, value in parts.items():
            name = names.get(wire)
            if name is None:
                raise InexpressibleError(f"the form has no property {wire}")
            listed = wire in properties and self._reader.list_of(properties[wire]) is not None
            if listed and not isinstance(value, list):
                value = [value]
            annotation = known[name].annotation
            found[name] = value if _is_file(value) else self._typed(annotation, self._told(properties.get(wire), value))
        return found

    def _told(self, type: Any, value: Any) -> Any:
        if type is None:
            return value
        if isinstance(value, str | int | float):
            return self._reader.scalar(type, value if isinstance(value, str) else json.dumps(value))
        return value

    def _typed(self, annotation: Any, value: Any) -> Any:
        """A JSON value as the argument's type has it; as it is, where the type refuses what the scenario sends."""
        try:
            return self._sdk.package.from_dict(self._formatted(annotation), value)
        except ValueError:
            return value

    def _formatted(self, annotation: Any) -> Any:
        """A type of a signature with those that know the text of a value in the place of Python's own."""
        origin, inner = get_origin(annotation), get_args(annotation)
        if origin is None:
            formats = self._sdk.module("_runtime.formats")
            name = _FORMATS.get(annotation) if isinstance(annotation, type) else None
            return getattr(formats, name) if name else annotation
        if origin in (Annotated, Literal):
            return annotation
        made = tuple(map(self._formatted, inner))
        return Union[made] if origin is UnionType or origin is Union else origin[made]  # noqa: UP007


_FORMATS: Final[Mapping[type, str]] = {
    datetime: "DateTime",
    date: "Date",
    time: "Time",
    timedelta: "Duration",
    UUID: "Uuid",
    Decimal: "Decimal",
    IPv4Address: "IPv4",
    IPv6Address: "IPv6",
}


def _style(parameter: Parameter) -> tuple[str, bool]:
    written = parameter.written
    return ("", False) if isinstance(written, Content) else (written.style.value, written.explode)


def _is_file(value: Any) -> bool:
    return isinstance(value, tuple) or (isinstance(value, list) and any(isinstance(one, tuple) for one in value))


def _form_names(known: Mapping[str, Any], properties: Mapping[str, Any]) -> dict[str, str]:
    """The argument for each property of a form: called alike but for signs and capitals."""
    plain = {"".join(filter(str.isalnum, name)).lower(): name for name in known}
    return {wire: plain[key] for wire in properties if (key := "".join(filter(str.isalnum, wire)).lower()) in plain}
