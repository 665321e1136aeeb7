"""Samples of lists, maps and unions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from ...ir.types import ListType, MapType, TaggedBy, Tagging, Type, Untagged
from ...jsonvalue.types import Json
from .sample import NOTHING, Sample, Sampling

ITEMS = 200
"""A list or map that needs more members is left without a sample."""


def list_of(samples: Sampling, type: ListType) -> Sample:
    """A list of as few items as may be, but one if it may have one."""
    least = max(type.min_items or 0, 1)
    if type.max_items == 0:
        return []
    if least > ITEMS:
        return NOTHING
    item = samples.typical(type.items)
    if item is NOTHING:
        return NOTHING if type.min_items else []
    if type.unique and least > 1:
        several = samples.variety(type.items, least)
        return several if len(several) == least else NOTHING
    return [item] * least


def map_of(samples: Sampling, type: MapType) -> Sample:
    """A map with as few keys as may be, but one if it may have one."""
    least = max(type.min_properties or 0, 1)
    value = samples.typical(type.values)
    if value is NOTHING or type.max_properties == 0:
        return NOTHING if type.min_properties else {}
    if least > ITEMS:
        return NOTHING
    keys = keys_of(samples, type, least)
    if not keys:
        return NOTHING if type.min_properties else {}
    return dict.fromkeys(keys, value)


def keys_of(samples: Sampling, type: MapType, count: int) -> list[str]:
    """As many keys as asked for, or none."""
    if type.keys is None:
        return ["key", *(f"key{number}" for number in range(2, count + 1))][:count]
    keys = [key for key in samples.variety(type.keys, count) if isinstance(key, str)]
    return keys if len(keys) == count else []


def member(samples: Sampling, type: Type, variants: tuple[Type, ...], tagging: Tagging) -> Sample:
    """The first member of a union that the whole type admits."""
    for candidate in members(samples, variants, tagging):
        if samples.judge.admits(type, candidate):
            return candidate
    return NOTHING


def members(samples: Sampling, variants: tuple[Type, ...], tagging: Tagging) -> Iterator[Json]:
    """A sample of each variant of a union, with the tag that it goes by."""
    match tagging:
        case TaggedBy(property, mapping, default, absent):
            for tag, index in mapping:
                sample = _tagged(samples, variants[index], property, tag)
                if sample is not NOTHING:
                    yield sample
            if default is not None and (sample := samples.typical(variants[default])) is not NOTHING:
                yield sample
            if absent is not None and isinstance(sample := samples.typical(variants[absent]), dict):
                yield {name: value for name, value in sample.items() if name != property}
        case Untagged():
            for variant in variants:
                if (sample := samples.typical(variant)) is not NOTHING:
                    yield sample
        case _:
            assert_never(tagging)


def _tagged(samples: Sampling, variant: Type, property: str, tag: str | int | bool) -> Sample:
    """A sample of a union's variant that carries a tag."""
    sample = samples.typical(variant)
    if not isinstance(sample, dict):
        return NOTHING
    return {property: tag} | sample | {property: tag}
