"""Work in a second process gives what it gives here."""

from __future__ import annotations

import os
import sys
import threading

import pytest
from sdkwright.beside import beside

ALONE = sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1


def test_the_result_comes_back() -> None:
    assert beside(lambda: {"a": [1, 2]})() == {"a": [1, 2]}


def test_it_is_another_process_where_that_pays() -> None:
    alone = ALONE and threading.active_count() == 1
    assert (beside(os.getpid)() != os.getpid()) is alone
    assert beside(os.getpid, worthwhile=False)() == os.getpid()


def test_a_large_result_does_not_block() -> None:
    assert len(beside(lambda: "x" * 10_000_000)()) == 10_000_000


def test_a_failure_is_raised_here() -> None:
    def fail() -> None:
        raise ValueError("wrong")

    with pytest.raises(ValueError, match="wrong"):
        beside(fail)()


def test_what_cannot_be_sent_is_made_here() -> None:
    made = beside(lambda: lambda: 7)()
    assert made() == 7
