"""The tests that are generated for odd schemas pass."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
from sdkwright.config import Absent
from sdkwright.diagnostics import InputError
from sdkwright.pipeline import build

from tests import golden
from tests.pipeline.packages import built, write
from tests.pipeline.test_defaults import SCHEMAS as DEFAULTS
from tests.pipeline.test_equality import SCHEMAS as EQUALITY
from tests.pipeline.test_extension import EVENTS
from tests.pipeline.test_tags import FAMILIES, SHAPES

SIZES = """
A: {type: object, minProperties: 1, properties: {a: {type: string}, b: {type: string}}}
B: {type: object, required: [a], minProperties: 2, properties: {a: {type: string}, b: {type: integer, default: 3}}}
C: {type: object, required: [a], minProperties: 3, properties: {a: {type: string}}}
D: {type: object, required: [a], minProperties: 2, additionalProperties: {type: integer}}
E: {type: object, minProperties: 3, properties: {a: {type: string, default: x}, b: {type: integer, default: 3}}}
F: {type: object, minProperties: 2, maxProperties: 2, additionalProperties: false, properties: {a: {}, b: {}, c: {}}}
G: {type: object, minProperties: 2, example: {p: 1, q: 2}, properties: {a: {type: string}}}
H: {type: object, minProperties: 2, properties: {a: {$ref: R/C}, l: {type: array, items: {$ref: R/D}}}}
"""
NUMBERS = """
Large: {type: integer, enum: [5, 18446744073709551616, -99999999999999999999999]}
Named: {type: object, required: [t], properties: {t: {const: 99999999999999999999999}}}
Other: {type: object, required: [t], properties: {t: {const: -99999999999999999999999}}}
Either: {oneOf: [{$ref: R/Named}, {$ref: R/Other}]}
Holder:
  type: object
  properties:
    large: {$ref: R/Large, default: 18446744073709551616}
    only: {const: 18446744073709551616}
    bound: {type: integer, maximum: 99999999999999999999999}
    part: {enum: [0.5, 1]}
    any: {enum: [1, a, null, true, 2.5, [1], {a: 1}]}
Lists:
  oneOf: [{type: array, items: {$ref: R/Named}}, {type: array, items: {$ref: R/Other}}]
"""
CYCLES = """
A: {$ref: R/B}
B: {$ref: R/A}
C: {allOf: [{$ref: R/C}]}
D: {type: object, properties: {a: {$ref: R/A}, c: {$ref: R/C}, e: {oneOf: [{$ref: R/A}, {type: string}]}}}
"""
SPECS = {
    "sizes": SIZES,
    "numbers": NUMBERS,
    "cycles": CYCLES,
    "defaults": DEFAULTS,
    "equality": EQUALITY,
    "extension": EVENTS,
    "tags": FAMILIES,
    "shapes": SHAPES,
}


@pytest.mark.parametrize("absent", get_args(Absent))
def test_those_of_the_golden_cases_pass(tmp_path: Path, absent: Absent) -> None:
    """All in one run, each beside its package; what goes over the wire is the same, however absence reads."""
    for number, case in enumerate(golden.CASES):
        try:
            made = build(golden.config(case, package=f"case{number}_sdk", absent=absent))
        except InputError:
            continue
        tree = {re.sub("^tests/", f"case{number}_tests/", path): text for path, text in made.tree.items()}
        write(tmp_path, replace(made, tree=tree))
    run(tmp_path, ".")


def run(folder: Path, tests: str) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", tests]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("options", [{}, {"open_enums": True}, {"absent": "missing"}])
@pytest.mark.parametrize("name", SPECS)
def test_they_pass(tmp_path: Path, name: str, options: dict[str, Any]) -> None:
    made = built(tmp_path, SPECS[name], version="3.0.3" if name == "shapes" else "3.1.0", **options)
    write(tmp_path, made)
    assert "untested" not in [one.code for one in made.diagnostics if name == "sizes"]
    run(tmp_path, "tests")
