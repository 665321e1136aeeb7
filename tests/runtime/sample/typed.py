"""What type checkers know of decoded values."""

from typing import assert_type

from ._runtime import from_dict, from_json
from .models.pet import Cat, Dog, Pet

assert_type(from_json(Cat, '{"type":"cat","name":"Tom"}'), Cat)
assert_type(from_json(Pet, '{"type":"cat","name":"Tom"}'), Cat | Dog)
assert_type(from_dict(list[Pet], []), list[Cat | Dog])
