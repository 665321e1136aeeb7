"""What string formats cost beside the bare minimum: `python -m tests.benchmarks.formats` prints tables.

The bare minimum is JSON and one call of the standard library, which keeps no spelling and checks less; where it has
none, it is pydantic's own type, which keeps none either and takes other things than such texts.
"""

from __future__ import annotations

import json
import sys
from base64 import b64encode
from binascii import a2b_base64, b2a_base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from importlib import import_module
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any
from uuid import UUID

from pydantic import AnyUrl, ConfigDict, TypeAdapter

ROOT = Path(__file__).parents[2]
MANY = 200
"""Texts in one document, so that what is timed is the format."""
ROUNDS = 60


@dataclass(frozen=True, slots=True)
class Row:
    """A format, by its name in the runtime: one text, how the standard library reads and writes it, pydantic's type."""

    name: str
    text: str
    read: Callable[[str], Any] | None
    write: Callable[[Any], str] | None
    type: Any


def bytes_text(value: bytes) -> str:
    return b2a_base64(value, newline=False).decode()


ROWS = (
    Row("DateTime", "2024-02-29T12:30:00Z", datetime.fromisoformat, datetime.isoformat, datetime),
    Row("DateTime", "2024-02-29T12:30:00.123Z", datetime.fromisoformat, datetime.isoformat, datetime),
    Row("DateTime", "2024-02-29T12:30:00+01:00", datetime.fromisoformat, datetime.isoformat, datetime),
    Row("Date", "2024-02-29", date.fromisoformat, date.isoformat, date),
    Row("Time", "12:30:00Z", time.fromisoformat, time.isoformat, time),
    Row("Duration", "P1DT2H3M4S", None, None, timedelta),
    Row("Uuid", "2eb8aa08-aa98-11ea-b4aa-73b441d16380", UUID, str, UUID),
    Row("Decimal", "1234.50", Decimal, str, Decimal),
    Row("Base64", b64encode(bytes(range(30))).decode(), a2b_base64, bytes_text, bytes),
    Row("Binary", "octets as a text", str.encode, bytes.decode, bytes),
    Row("IPv4", "192.168.0.1", IPv4Address, str, IPv4Address),
    Row("IPv6", "2001:db8::1", IPv6Address, str, IPv6Address),
    Row("Uri", "https://example.com/path?query=1#part", None, None, AnyUrl),
)


def timed(calls: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """The least time of each call, in microseconds; they take turns, so that a slow spell falls on all alike."""
    best = dict.fromkeys(calls, float("inf"))
    for call in calls.values():
        call()
    for _ in range(ROUNDS):
        for name, call in calls.items():
            started = perf_counter()
            call()
            best[name] = min(best[name], perf_counter() - started)
    return {name: seconds * 1e6 for name, seconds in best.items()}


def cells(figures: Mapping[str, float], count: int) -> str:
    """Ours, the bare minimum, pydantic's own; and the ratio to the bare minimum."""
    ours, bare, own = (figures.get(name, 0) / count for name in ("ours", "bare", "pydantic"))
    shown = (f"{value:8.2f}" if value else f"{'-':>8}" for value in (ours, bare, own))
    return f"{' '.join(shown)}  {ours / (bare or own):5.2f}"


def formats(runtime: Any) -> None:
    """Each format in a long list."""
    print(f"{'us a text: ours, bare, pydantic, ratio':52} {'decode':>33} {'encode':>34}")
    for row in ROWS:
        ours = list[getattr(runtime, row.name)]
        model = type("Holder", (runtime.Model,), {"__annotations__": {"items": ours}, "__module__": "holder"})
        text = json.dumps([row.text] * MANY)
        document = f'{{"items":{text}}}'
        bytes_mode: Any = "base64" if row.name == "Base64" else "utf8"
        config = ConfigDict(ser_json_bytes=bytes_mode, val_json_bytes=bytes_mode)
        own: TypeAdapter[Any] = TypeAdapter(list[row.type], config=config)
        decode: dict[str, Callable[[], object]] = {
            "ours": lambda model=model, document=document: model.from_json(document),
            "pydantic": lambda own=own, text=text: own.validate_json(text),
        }
        value, values = model.from_json(document), own.validate_json(text)
        encode: dict[str, Callable[[], object]] = {
            "ours": value.to_json,
            "pydantic": lambda own=own, values=values: own.dump_json(values),
        }
        if row.read is not None and row.write is not None:
            decode["bare"] = lambda read=row.read, text=text: [*map(read, json.loads(text))]
            items = [row.read(row.text)] * MANY
            encode["bare"] = lambda write=row.write, items=items: json.dumps([*map(write, items)])
        print(f"{row.name:10} {row.text:41} {cells(timed(decode), MANY)}   {cells(timed(encode), MANY)}")


def events(runtime: Any) -> None:
    """Each format in a small event, beside four other properties."""
    print(f"\n{'us an event with such a text: ours, bare, ratio':52} {'decode':>24} {'encode':>34}")
    for row in ROWS:
        if row.read is None or row.write is None:
            continue
        annotations = {**dict.fromkeys(("type", "event_id", "item_id", "note"), str), "it": getattr(runtime, row.name)}
        model = type("Event", (runtime.Model,), {"__annotations__": annotations, "__module__": "holder"})
        found = {"type": "thing.happened", "event_id": "event_123", "item_id": "item_456", "note": "ok", "it": row.text}
        text = json.dumps(found)
        decode: dict[str, Callable[[], object]] = {
            "ours": lambda model=model, text=text: model.from_json(text),
            "bare": lambda read=row.read, text=text: {**(found := json.loads(text)), "it": read(found["it"])},
        }
        bare = {**found, "it": row.read(row.text)}
        encode: dict[str, Callable[[], object]] = {
            "ours": model.from_json(text).to_json,
            "bare": lambda write=row.write, bare=bare: json.dumps({**bare, "it": write(bare["it"])}),
        }
        print(f"{row.name:10} {row.text:41} {cells(timed(decode), 1)}   {cells(timed(encode), 1)}")


def audio(package: Any) -> None:
    """An event of the Realtime API that carries audio, through the union of all events."""
    print(f"\n{'us an event of audio: ours, bare, ratio':52} {'decode':>24} {'encode':>34}")
    event = {"type": "response.audio.delta", "event_id": "e", "response_id": "r", "item_id": "i"}
    for size in (400, 4_000, 40_000):
        sound = Random(size).randbytes(size * 3 // 4)
        payload = {**event, "output_index": 0, "content_index": 0, "delta": bytes_text(sound)}
        text = json.dumps(payload)
        value = package.from_json(package.models.RealtimeServerEvent, text)
        assert value.delta == sound

        def bare_decode(text: str = text) -> object:
            found = json.loads(text)
            return {**found, "delta": a2b_base64(found["delta"])}

        def bare_encode(payload: dict[str, Any] = payload, sound: bytes = sound) -> object:
            return json.dumps({**payload, "delta": bytes_text(sound)})

        decode = timed(
            {
                "ours": lambda text=text: package.from_json(package.models.RealtimeServerEvent, text),
                "bare": bare_decode,
            }
        )
        encode = timed({"ours": value.to_json, "bare": bare_encode})
        print(f"{size:6} characters of Base64 {'':29} {cells(decode, 1)}   {cells(encode, 1)}")


def tables() -> None:
    """Print all three."""
    sys.path[:0] = [str(ROOT / "templates"), str(ROOT / "generated" / "realtime")]
    formats(import_module("runtime"))
    events(import_module("runtime"))
    audio(import_module("openai_realtime"))


if __name__ == "__main__":
    tables()
