"""What a sample is, and that there may be none."""

from __future__ import annotations

from enum import Enum
from typing import Final, TypeAlias

from ..document import Json


class Nothing(Enum):
    """The absence of a sample: null is one."""

    NOTHING = 0


NOTHING: Final = Nothing.NOTHING
Sample: TypeAlias = "Json | Nothing"
Object: TypeAlias = "dict[str, Json]"
