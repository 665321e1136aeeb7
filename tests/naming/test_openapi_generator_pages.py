"""A document and the model pages that openapi-generator 7.12 (`-g python`) makes of it."""

from pathlib import Path

from sdkwright.load import load
from sdkwright.naming import assign
from sdkwright.normalize import normalize
from sdkwright.pipeline import lower_document as lower

DOCUMENTS = Path(__file__).parent / "documents"
NO_PAGES_THERE = {"Prices", "Rows", "Titled"}
"""Arrays and maps, which are no models for openapi-generator."""


def test_the_classes_are_those_of_openapi_generator() -> None:
    document, _ = normalize(load(str(DOCUMENTS / "shop.yaml")))
    names, diagnostics = assign(lower(document, naming="openapi-generator").api, "openapi-generator")
    expected = set((DOCUMENTS / "shop.txt").read_text().split())
    assert set(names.classes.values()) == expected | NO_PAGES_THERE
    assert diagnostics == ()
