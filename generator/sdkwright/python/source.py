"""Python expressions as small trees, printed in black's layout.

black decides from the tokens alone how a statement is broken; these functions print the layout that it leaves as it
is, for the few shapes that generated code needs: names, brackets with items, unions, assignments.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias
from unicodedata import east_asian_width

LIMIT = 88
"""black's line length."""
STEP = 4


@dataclass(frozen=True, slots=True)
class Group:
    """Items in brackets. `open` is all text up to and with the opening bracket (`list[`, `"key": {`, `ge=f(`).

    `display` is true for list and dict displays, which black breaks one item to a line; a call or a subscript keeps
    its items on one line if that line is short enough.
    """

    open: str
    items: tuple[Expr, ...]
    close: str
    display: bool = False
    flat: str = field(init=False, compare=False)
    """All of it on one line."""

    def __post_init__(self) -> None:
        items = ", ".join([item if item.__class__ is str else item.flat for item in self.items])  # type: ignore[union-attr]
        object.__setattr__(self, "flat", f"{self.open}{items}{self.close}")


@dataclass(frozen=True, slots=True)
class Or:
    """Two or more types joined by `|`."""

    parts: tuple[Expr, ...]
    flat: str = field(init=False, compare=False)
    """All of it on one line."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "flat", " | ".join(map(flat, self.parts)))


Expr: TypeAlias = str | Group | Or


def labelled(label: str, expr: Expr) -> Expr:
    """The expression with text such as `name=` directly before it."""
    match expr:
        case str():
            return label + expr
        case Group(open=start, items=items, close=end, display=display):
            return Group(label + start, items, end, display)
        case Or(parts=parts):
            return Or((labelled(label, parts[0]), *parts[1:]))


def columns(text: str) -> int:
    """How wide black takes a line to be: East Asian wide characters are two columns."""
    if text.isascii():
        return len(text)
    return len(text) + sum(1 for char in text if east_asian_width(char) in "WF")


def flat(expr: Expr) -> str:
    """The expression on one line."""
    return expr if isinstance(expr, str) else expr.flat


def fits(text: str, before: int, after: int = 0) -> bool:
    """Whether text fits on a line, with so many columns before and after it."""
    room = LIMIT - before - after
    return len(text) <= room and (text.isascii() or columns(text) <= room)


def layout(expr: Expr, indent: int = 0, before: int = 0, after: int = 0) -> str:
    """The expression inside brackets, or after something that needs no parentheses.

    `indent` is where its line begins, `before` how wide the text before it on that line is, `after` how wide the text
    that must follow its end is. The first line comes without its indentation.
    """
    line = flat(expr)
    if isinstance(expr, str) or fits(line, indent + before, after):
        return line
    if isinstance(expr, Or):
        return _stack(expr, indent, before, after)
    return _broken(expr, indent)


def _stack(union: Or, indent: int, before: int, after: int) -> str:
    """A union with one part to a line."""
    last = len(union.parts) - 1
    lines = [
        layout(part, indent, 2 if index else before, after if index == last else 0)
        for index, part in enumerate(union.parts)
    ]
    return f"\n{' ' * indent}| ".join(lines)


def _broken(group: Group, indent: int) -> str:
    """A group that does not fit on a line: its items between a line that opens and one that closes it."""
    items = group.items
    if not items:
        return group.open + group.close
    inner = indent + STEP
    margin = "\n" + " " * inner
    end = "\n" + " " * indent + group.close
    if len(items) == 1 and not group.display:
        return group.open + margin + layout(items[0], inner) + end
    if not group.display:
        line = ", ".join(map(flat, items))
        if fits(line, inner):
            return group.open + margin + line + end
    body = "".join([f"{margin}{layout(item, inner, 0, 1)}," for item in items])
    return group.open + body + end


def assignment(target: str, value: Expr, indent: int = 0) -> str:
    """`target = value`; the first line comes without its indentation."""
    head = f"{target} = "
    line = head + flat(value)
    if fits(line, indent):
        return line
    if isinstance(value, Or):
        return head + _parenthesized(value, indent)
    if isinstance(value, str) or not value.items:
        # Parentheses help only if the value then fits.
        text = flat(value)
        return head + _parenthesized(text, indent) if fits(text, indent + STEP) else line
    return head + _broken(value, indent)


def annotated(target: str, annotation: Expr, value: Expr | None = None, indent: int = 0) -> str:
    """`target: annotation`, or `target: annotation = value`; the first line comes without its indentation."""
    head = f"{target}: {flat(annotation)}"
    if value is None:
        if fits(head, indent):
            return head
        return _second_opinion(target, annotation, "", indent) or f"{target}: {_annotation(annotation, indent)}"
    line = f"{head} = {flat(value)}"
    if fits(line, indent):
        return line
    if isinstance(value, Group) and value.items:
        if fits(head + value.open, indent, 3):
            return f"{head} = {_broken(value, indent)}"
        if fits(head, indent, 4):
            return f"{head} = {_parenthesized(value, indent)}"
        if forced := _second_opinion(target, annotation, f" = {_broken(value, indent)}", indent):
            return forced
        broken = f"{target}: {_annotation(annotation, indent)} = "
        if not fits(broken.split("\n", 1)[0], indent):
            return broken + _broken(value, indent)
        return broken + layout(value, indent, _last(broken) - indent)
    if fits(head, indent, 4):
        return f"{head} = {_parenthesized(value, indent)}"
    broken = _annotation(annotation, indent)
    if isinstance(value, Or):
        tail = f"{target}: {broken} = "
        if fits(tail.split("\n", 1)[0], indent) and fits(flat(value), _last(tail), 2):
            return f"{tail}({flat(value)})"
        return tail + _parenthesized(value, indent)
    text = flat(value)
    if forced := _second_opinion(target, annotation, f" = ({text})", indent):
        return forced
    alone = fits(text, indent + STEP)
    if "\n" not in broken:
        # Nothing can be broken here, but black tries, and leaves its parentheses behind.
        return f"{head} = ({text})" if alone else line
    if alone and not fits(text, _last(broken), 3):
        return f"{target}: {broken} = {_parenthesized(text, indent)}"
    return f"{target}: {broken} = {text}"


def _second_opinion(target: str, annotation: Expr, tail: str, indent: int) -> str:
    """What black does with a name so long that not even `name: list[` fits, if then everything does; else empty."""
    if not isinstance(annotation, Group) or fits(f"{target}: {annotation.open}", indent):
        return ""
    forced = f"{target}: {_parenthesized(annotation, indent)}{tail}"
    first, *rest = forced.split("\n")
    return forced if fits(first, indent) and all(fits(line, 0) for line in rest) else ""


def _last(text: str) -> int:
    """How wide the last line is."""
    return columns(text[text.rfind("\n") + 1 :])


def _annotation(annotation: Expr, indent: int) -> str:
    """An annotation that does not fit on its line."""
    if isinstance(annotation, Group) and annotation.items:
        return _broken(annotation, indent)
    if isinstance(annotation, Or) or fits(flat(annotation), indent + STEP):
        return _parenthesized(annotation, indent)
    return flat(annotation)


def _parenthesized(expr: Expr, indent: int) -> str:
    inner = indent + STEP
    return f"(\n{' ' * inner}{layout(expr, inner)}\n{' ' * indent})"
