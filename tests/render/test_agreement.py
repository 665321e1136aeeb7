"""What templates print in one line, laid out by ruff: black, the judge, finds nothing to do."""

from __future__ import annotations

from random import Random

import black
import pytest
from sdkwright.jsonvalue.types import Json
from sdkwright.python.literals import inline
from sdkwright.render.formatting.ruff import format_texts

LETTERS = ("abcdefgh ", "abcdefgh ", "abc'\"\\ né\n", "中文字a ", "ab\t\x00\ud800\u202e")
SHAPES = (
    "{name} = {value}\n",
    "class Case:\n    cases = Cases(\n        model=models.X,\n        {name}={value},\n    )\n",
    "class A:\n    {name}: Any = [{value}]\n",
    "class A:\n    {name}: Any = Field(default={value})\n",
    'class A:\n    {name}: Annotated[dict[str, Any] | MISSING, Field(alias="x"), Check({value})] = MISSING\n',
    "class A:\n    __check__ = Check({value})\n",
    "class A:\n    {name}: Foo = Field(default_factory=lambda: from_dict(Foo | str, {value}))\n",
    "X: TypeAlias = Annotated[str | {name}, Check({value})] | None\n",
    'value = Foo({name}={value}, b=[Bar(x={value})], **{{"a-b": {value}}})\n',
    'SCHEMAS: dict[str, Any] = {{\n    "{name}": {value},\n}}\n',
)


class Maker(Random):
    """Makes expressions at random."""

    def name(self) -> str:
        return "N" * self.choice((1, 5, 12, 25, 40, 60))

    def text(self) -> str:
        alphabet = self.choice(LETTERS)
        return "".join(self.choice(alphabet) for _ in range(self.choice((0, 3, 8, 20, 40, 70, 90, 140))))

    def value(self, depth: int = 0) -> Json:
        kind = self.random() if depth < 4 else 1
        if kind < 0.35:
            return [self.value(depth + 1) for _ in range(self.randint(0, 5))]
        if kind < 0.7:
            return {self.text(): self.value(depth + 1) for _ in range(self.randint(0, 5))}
        return self.choice((None, True, 1, -5, 1.5, 1e22, -1e-9, 10**30, *(self.text() for _ in range(8))))

    def note(self) -> str:
        return self.choice(
            (
                f"Field(min_length=1, max_length={10 ** self.randint(1, 40)})",
                f"Pattern({inline(self.text())})",
                f'Tagged("type", {{"a": A, "b": {self.name()}}}, open=True)',
                f'Check({{"not": {{"const": {inline(self.text())}}}}})',
                "UniqueItems()",
            )
        )

    def type(self, depth: int = 0) -> str:
        if depth > 3 or self.random() < 0.3:
            return self.name()
        inner = [self.type(depth + 1) for _ in range(self.randint(1, 4))]
        return self.choice(
            (
                " | ".join(inner),
                f"list[{inner[0]}]",
                f"dict[str, {inner[0]}]",
                f"tuple[{', '.join(inner)}]",
                f"Annotated[{inner[0]}, {self.note()}]",
                f"Annotated[{inner[0]}, {self.note()}, {self.note()}]",
                f"Literal[{', '.join(inline(self.text()) for _ in inner)}]",
            )
        )


def judged(texts: list[str]) -> None:
    for text, made in zip(texts, format_texts(texts), strict=True):
        assert made is not None, text
        assert black.format_str(made, mode=black.Mode()) == made


@pytest.mark.parametrize("shape", SHAPES)
def test_values(shape: str) -> None:
    random = Maker(1)
    judged([shape.format(name=random.name().lower(), value=inline(random.value())) for _ in range(60)])


def test_attributes() -> None:
    random = Maker(2)
    defaults = ("", " = MISSING", " = None", ' = "text"', ' = ["text"]')
    judged(
        [
            f"class A:\n    {'x' * random.choice((1, 6, 14))}: {random.type()}{random.choice(defaults)}\n"
            for _ in range(300)
        ]
    )


def test_aliases_and_heads() -> None:
    random = Maker(3)
    judged([f"{random.name()}: TypeAlias = {random.type()}\n" for _ in range(150)])
    judged([f'class {random.name()}({random.name()}, extra="forbid"):\n    x: {random.type()}\n' for _ in range(150)])
