"""The string formats, as the types of the standard library that users see."""

from __future__ import annotations

import re
from binascii import a2b_base64, b2a_base64
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal as Number
from decimal import InvalidOperation
from ipaddress import IPv4Address, IPv6Address
from typing import Annotated, Any, Final, TypeAlias, get_args
from uuid import UUID

from pydantic_core import CoreConfig, CoreSchema, SchemaValidator, core_schema

from .texts import JUDGING, Format, Text, reading
from .times import DateText, DateTimeText, DurationText, TimeText

_DECIMAL: Final = re.compile(
    r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[Ee][+-]?[0-9]+)?"
)


def _uri(*also: str) -> list[str]:
    """Patterns for runs of what RFC 3986 allows anywhere, and of some more characters."""
    return [
        rf"(?:[A-Za-z0-9._~!$&'()*+,;={more}-]|%[0-9A-Fa-f]{{2}})*" for more in also
    ]


_HOST, _USER, _PATH, _QUERY = _uri("", ":", ":@/", ":@/?")
_URI: Final = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*:"
    rf"(?://(?:{_USER}@)?(?:\[([^\]]*)\]|{_HOST})(?::[0-9]*)?(?=[/?#]|\Z)|(?!//))"
    rf"{_PATH}(?:\?{_QUERY})?(?:\#{_QUERY})?"
)
_ROOTLESS: Final = rf"(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{{2}}){_PATH}"
_USUAL_URI: Final = (  # without an address in brackets, and without looking ahead
    rf"[A-Za-z][A-Za-z0-9+.-]*:(?://(?:{_USER}@)?{_HOST}(?::[0-9]*)?(?:/{_PATH})?"
    rf"|/?(?:{_ROOTLESS})?)(?:\?{_QUERY})?(?:\#{_QUERY})?"
)
_FUTURE_ADDRESS: Final = re.compile(rf"[Vv][0-9A-Fa-f]+\.{_USER}")


class UuidText(Text, UUID):
    """A UUID in capitals."""

    __slots__ = ("text",)
    kind = UUID

    @classmethod
    def usual(cls) -> Iterable[CoreSchema]:
        """In small letters."""
        pattern = "[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
        yield reading(core_schema.uuid_schema(), pattern)

    @classmethod
    def read(cls, text: str) -> UUID:
        """RFC 4122 section 3, the form with four hyphens alone."""
        if len(text) != 36 or text.isascii() is False:
            raise ValueError(text)
        value = UUID(text)
        plain = str(value)
        if plain == text:
            return value
        if plain != text.lower():
            raise ValueError(text)
        return cls(int=value.int).carry(text)

    @staticmethod
    def write(value: UUID) -> str:
        """In small letters."""
        return str(value)

    @classmethod
    def plain(cls, value: UUID) -> UUID:
        """Itself."""
        return value


class DecimalText(Text, Number):
    """A decimal written another way than Python would, such as `1e3` or `+1`."""

    __slots__ = ("text",)
    kind = Number

    @classmethod
    def usual(cls) -> Iterable[CoreSchema]:
        """Those for which Python needs no exponent."""
        yield reading(Number, r"-?(?:[1-9][0-9]*(?:\.[0-9]+)?|0(?:\.[0-9]{1,6})?)")

    @classmethod
    def read(cls, text: str) -> Number:
        """A decimal number in digits, all of them kept."""
        if _DECIMAL.fullmatch(text) is None:
            raise ValueError(text)
        try:
            value = Number(text)
        except InvalidOperation:  # an exponent beyond all
            raise ValueError(text) from None
        return value if str(value) == text else cls(text).carry(text)

    @staticmethod
    def write(value: Number) -> str:
        """Refuses what is no finite number."""
        if not value.is_finite():
            raise ValueError(value)
        return str(value)


_LETTER: Final = "[A-Za-z0-9+/]"
_BASE64: Final[Any] = SchemaValidator(
    core_schema.bytes_schema(), CoreConfig(val_json_bytes="base64")
)
"""Far faster than the standard library, and refuses line breaks and stray bits; but
padding may be missing, and the letters may be those of RFC 4648 section 5."""


class Base64Text(Text, bytes):
    """Bytes whose base64 has line breaks or stray bits."""

    kind = bytes
    config = CoreConfig(val_json_bytes="base64")

    @classmethod
    def usual(cls) -> Iterable[CoreSchema]:
        """What is short, in RFC 4648 section 4: to look over long texts takes longer."""
        short = rf"(?:{_LETTER}{{4}}){{0,64}}(?:{_LETTER}{{2}}==|{_LETTER}{{3}}=)?"
        yield reading(core_schema.bytes_schema(), short)

    @classmethod
    def read(cls, text: str) -> bytes:
        """RFC 4648 section 4; line breaks are allowed, as in RFC 2045."""
        if len(text) % 4 == 0 and "-" not in text and "_" not in text:
            try:
                plain: bytes = _BASE64.validate_strings(text)
            except ValueError:
                pass
            else:
                return plain
        joined = text.replace("\r\n", "").replace("\n", "")
        return cls(a2b_base64(joined, strict_mode=True)).carry(text)

    @staticmethod
    def write(value: bytes) -> str:
        """RFC 4648 section 4."""
        return b2a_base64(value, newline=False).decode()


class BinaryText(Text, bytes):
    """Octets that JSON has as text, always told apart from bytes that go as base64."""

    kind = bytes

    @classmethod
    def usual(cls) -> Iterable[CoreSchema]:
        """Any text."""
        text, octets = core_schema.str_schema(strict=True), core_schema.bytes_schema()
        tell = core_schema.no_info_plain_validator_function(cls)
        yield core_schema.chain_schema([text, octets, tell])

    @classmethod
    def read(cls, text: str) -> bytes:
        """The text in UTF-8."""
        return cls(text.encode())

    @classmethod
    def adopt(cls, value: bytes) -> bytes:
        """Bytes given in Python, told apart from now on; they need not be text."""
        return value if isinstance(value, cls) else cls(value)

    @staticmethod
    def write(value: bytes) -> str:
        """The text, if these bytes are one; a check sees a character for each byte."""
        try:
            return value.decode()
        except UnicodeDecodeError:
            if JUDGING.get():
                return value.decode("latin-1")
            raise ValueError("bytes that are not UTF-8 have no place in JSON") from None


class IPv4Text(Text, IPv4Address):
    """An IPv4 address, which has one form only."""

    __slots__ = ("text",)
    kind = IPv4Address

    @classmethod
    def read(cls, text: str) -> IPv4Address:
        """RFC 2673 section 3.2, `dotted-quad`."""
        return IPv4Address(text)

    @staticmethod
    def write(value: IPv4Address) -> str:
        """RFC 2673 section 3.2, `dotted-quad`."""
        return str(value)


class IPv6Text(Text, IPv6Address):
    """An IPv6 address that is not in its shortest form."""

    __slots__ = ("text",)
    kind = IPv6Address

    @classmethod
    def usual(cls) -> Iterable[CoreSchema]:
        """Those whose zeros are all in one gap; before it are some digits."""
        part = "[1-9a-f][0-9a-f]{0,3}"
        yield reading(
            IPv6Address,
            "|".join(
                f"{part}(?::{part}){{{n}}}::(?:{part}(?::{part}){{0,{4 - n}}})?"
                for n in range(5)
            ),
        )

    @classmethod
    def read(cls, text: str) -> IPv6Address:
        """RFC 4291 section 2.2; a zone is no part of an address."""
        value = IPv6Address(text)
        return value if cls.write(value) == text else cls(text).carry(text)

    @staticmethod
    def write(value: IPv6Address) -> str:
        """RFC 4291 section 2.2."""
        if value.scope_id is not None:
            raise ValueError(value)
        return str(value)


class UriText(Text, str):
    """A URI is a text as it is."""

    __slots__ = ()
    kind = str

    @classmethod
    def usual(cls) -> Iterable[CoreSchema]:
        """Those without an address in brackets."""
        yield core_schema.str_schema(strict=True, pattern=f"^(?:{_USUAL_URI})$")

    @classmethod
    def read(cls, text: str) -> str:
        """RFC 3986 section 3: absolute, with a scheme."""
        match = _URI.fullmatch(text)
        if match is None:
            raise ValueError(text)
        address = match[1]
        if address is not None and _FUTURE_ADDRESS.fullmatch(address) is None:
            IPv6Text.read(address)
        return text

    @staticmethod
    def write(value: str) -> str:
        """Itself."""
        return value


DateTime: TypeAlias = Annotated[
    datetime, Format("date-time", DateTimeText, "an RFC 3339 date-time with an offset")
]
Date: TypeAlias = Annotated[
    date, Format("date", DateText, "an RFC 3339 date (YYYY-MM-DD)")
]
Time: TypeAlias = Annotated[
    time, Format("time", TimeText, "an RFC 3339 time with an offset")
]
Duration: TypeAlias = Annotated[
    timedelta, Format("duration", DurationText, "an RFC 3339 duration (PnDTnHnMnS)")
]
Uuid: TypeAlias = Annotated[
    UUID, Format("uuid", UuidText, "a UUID (8-4-4-4-12 hexadecimal digits)")
]
Base64: TypeAlias = Annotated[bytes, Format("byte", Base64Text, "base64 text or bytes")]
Binary: TypeAlias = Annotated[bytes, Format("binary", BinaryText, "text or bytes")]
Decimal: TypeAlias = Annotated[
    Number, Format("decimal", DecimalText, "a decimal number in a string")
]
Uri: TypeAlias = Annotated[str, Format("uri", UriText, "a URI with a scheme")]
IPv4: TypeAlias = Annotated[IPv4Address, Format("ipv4", IPv4Text, "an IPv4 address")]
IPv6: TypeAlias = Annotated[IPv6Address, Format("ipv6", IPv6Text, "an IPv6 address")]


_ALL: Final = tuple(
    get_args(alias)
    for alias in (
        DateTime,
        Date,
        Time,
        Duration,
        Uuid,
        Base64,  # before Binary: bytes that were made in Python are sent as base64
        Binary,
        Decimal,
        Uri,
        IPv4,
        IPv6,
    )
)


def _encoders() -> Mapping[type[Any], Callable[[Any], Any]]:
    found: dict[type[Any], Callable[[Any], Any]] = {}
    for kind, format_ in _ALL:
        if kind is not str:
            found.setdefault(kind, format_.encode)
            found[format_.text] = format_.encode
    return found


ENCODERS: Final = _encoders()
"""How a value is encoded where no annotation says so: by its very type."""

READERS: Final[Mapping[str, Callable[[str], Any]]] = {
    format_.name: format_.text.read for _, format_ in _ALL
}
"""What reads a text in each format; raises ValueError."""
