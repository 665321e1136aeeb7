"""What all generated classes stand on: JSON's own rules for pydantic.

What only some packages need is not here; where it is needed, it is in modules of its own.
"""

from .absence import MISSING
from .codec import from_dict, from_json, to_dict, to_json
from .directions import READ_ONLY
from .formats import (
    Base64,
    Binary,
    Date,
    DateTime,
    Decimal,
    Duration,
    IPv4,
    IPv6,
    Time,
    Uri,
    Uuid,
)
from .markers import Defaulted, Implied, Never, Nullable, Preset, WriteOnly, default
from .model import Model

__all__ = [
    "MISSING",
    "READ_ONLY",
    "Base64",
    "Binary",
    "Date",
    "DateTime",
    "Decimal",
    "Defaulted",
    "Duration",
    "IPv4",
    "IPv6",
    "Implied",
    "Model",
    "Never",
    "Nullable",
    "Preset",
    "Time",
    "Uri",
    "Uuid",
    "WriteOnly",
    "default",
    "from_dict",
    "from_json",
    "to_dict",
    "to_json",
]
