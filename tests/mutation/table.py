"""What became of mutants, as a table for people or as JSON for machines."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterable
from typing import Protocol


class Mutant(Protocol):
    """What is known of any mutant."""

    @property
    def key(self) -> str:
        """What tells it from all others."""

    @property
    def operator(self) -> str:
        """The kind of its change."""


def tell(outcomes: Iterable[tuple[Mutant, bool]], *, machine: bool) -> list[str]:
    """Print what became of mutants, of which it is said whether they survive; returns those that people are to read of.

    The time is that which the outcomes take to come.
    """
    start = time.perf_counter()
    made: Counter[str] = Counter()
    killed: Counter[str] = Counter()
    survivors: list[str] = []
    for mutant, survives in outcomes:
        made[mutant.operator] += 1
        if survives:
            survivors.append(mutant.key)
        else:
            killed[mutant.operator] += 1
    if machine:
        print(json.dumps({"made": made.total(), "survivors": survivors}))
        return []
    for operator, count in sorted(made.items()):
        print(f"{operator:22} {killed[operator]:5} of {count:5}")
    share = killed.total() / made.total()
    print(f"{'all':22} {killed.total():5} of {made.total():5}  {share:.1%}, {time.perf_counter() - start:.0f} s")
    return survivors
