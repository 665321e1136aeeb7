import keyword
import sys

from pydantic import BaseModel
from sdkwright.naming.reserved import FIELDS, KEYWORDS, PYDANTIC
from sdkwright.resources import templates_root


def test_the_list_for_pydantic_is_complete() -> None:
    assert {name for name in dir(BaseModel) if not name.startswith("_")} == PYDANTIC


def test_what_the_metaclass_has_is_reserved() -> None:
    assert {name for name in dir(type(BaseModel)) if not name.startswith("_")} <= FIELDS


def test_the_methods_of_the_generated_model_are_reserved() -> None:
    text = (templates_root() / "runtime" / "model.py").read_text()
    body = text[text.index("class Model(BaseModel)") :].partition("\n\n\ndef ")[0]
    methods = {line.split("def ")[1].split("(")[0] for line in body.splitlines() if line.startswith("    def ")}
    assert {name for name in methods if not name.startswith("_")} <= FIELDS


def test_keywords() -> None:
    assert set(keyword.kwlist) <= KEYWORDS <= FIELDS


def test_naming_is_light() -> None:
    import subprocess

    script = "import sys, sdkwright.naming; print('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True).stdout.strip() == "False"
