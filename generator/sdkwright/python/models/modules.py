"""Modules of models."""

from __future__ import annotations

from typing import assert_never

from ...frozen import dataclass
from ...ir.api import Api
from ...ir.declarations import Alias, Enumeration, Record, Union
from ...ir.types import SchemaId
from ...names import Names
from ...values.judge import Judge
from ...views.models import Class, Definition, Module
from ..annotations import Annotator
from ..layout import Layout
from ..layout import Module as Plan
from ..literals import string
from ..scope import Scope
from .fields import Fields
from .prose import about_declaration, about_enumeration, said, summary
from .records import Overrides, overrides, record_class

ROOM = 64
"""How long the name of an alias may be that is marked as one."""


@dataclass(frozen=True, slots=True)
class Modules:
    """Makes the views of the modules of one package."""

    api: Api
    names: Names
    layout: Layout
    source_name: str
    judge: Judge
    sentinel: bool
    base_class: str = ""

    def module(self, plan: Plan) -> tuple[Module, Scope]:
        """The view of a module, and the scope that knows what it uses."""
        scope = self._scope(plan)
        annotator = Annotator(self.api.declarations, scope, self.judge.open_enums)
        fields = Fields(annotator, self.judge, self.sentinel)
        made = [self._declaration(id, plan, fields) for id in plan.declarations]
        forward = plan.forward
        if scope.aliases:
            made, forward = _with_second_names(made, scope, self.names), True
        return (
            Module(
                source_name=self.source_name,
                comments=self._comments(plan, made),
                text=self._about(plan),
                imports=scope.imports(forward),
                deferred=scope.deferred(),
                declarations=tuple(made),
            ),
            scope,
        )

    def _scope(self, plan: Plan) -> Scope:
        attributes: set[str] = set()
        foreign: set[SchemaId] = set()
        for id in plan.declarations:
            if (wires := self.names.fields.get(id)) is not None:
                attributes.update(wires.values())
            foreign.update(target for target in self.layout.references[id] if self.layout.home[target] != plan.stem)
        return Scope(plan, foreign, attributes, self.names.classes, self.layout.home, self.base_class)

    def _declaration(self, id: SchemaId, plan: Plan, fields: Fields) -> Class | Definition:
        declaration = self.api.declarations[id]
        annotator = fields.annotator
        name = self.names.classes[id]
        match declaration:
            case Record():
                return record_class(declaration, fields, self.names)
            case Enumeration():
                value, text = annotator.enumeration(declaration), about_enumeration(declaration, name)
            case Union():
                value, text = annotator.named_union(declaration), about_declaration(declaration.doc, name)
            case Alias():
                value, text = annotator.text(declaration.type), about_declaration(declaration.doc, name)
            case _:
                assert_never(declaration)
        if id in plan.recursive:
            value = f"{annotator.scope.tool('TypeAliasType')}({string(name)}, {string(value)})"
            return Definition(name, "", value, text)
        # A name so long needs none to be understood, and black and ruff would not agree where it is broken.
        annotation = annotator.scope.tool("TypeAlias") if len(name) < ROOM else ""
        return Definition(name, annotation, value, text)

    def _comments(self, plan: Plan, made: list[Class | Definition]) -> tuple[str, ...]:
        """What linters must not say: that a default can be changed, since pydantic copies it for each instance, and
        that an extension narrows or changes a property or requires it, as JSON Schema lets it.
        """
        found = Overrides()
        for id in plan.declarations:
            declaration = self.api.declarations[id]
            if isinstance(declaration, Record) and declaration.base is not None:
                found |= overrides(declaration, self.api.declarations)
        mutable = any(
            attribute.default.startswith(("[", "{"))
            for one in made
            if isinstance(one, Class)
            for attribute in one.attributes
        )
        rules = [rule for rule, applies in (("N999", not plan.stem.isascii()), ("RUF012", mutable)) if applies]
        comments = [f"# ruff: noqa: {', '.join(rules)}"] if rules else []
        if found.widen:
            comments.append('# mypy: disable-error-code="assignment"')
        if found.differ:
            comments.append("# pyright: reportIncompatibleVariableOverride=false")
        if found.require:
            comments.append("# pyright: reportGeneralTypeIssues=false")
        return tuple(comments)

    def _about(self, plan: Plan) -> str:
        owners = [self.names.classes[id] for id in plan.owners]
        if len(owners) > 1:
            return f"{', '.join(owners[:-1])} and {owners[-1]}, which are defined by one another."
        about = summary(said(self.api.declarations[plan.owners[0]].doc, owners[0]))
        return f"{owners[0]}: {about}" if about else ""


def _with_second_names(made: list[Class | Definition], scope: Scope, names: Names) -> list[Class | Definition]:
    """Each class whose name an attribute hides gets another one directly below."""
    seconds = {names.classes[id]: local for id, local in scope.aliases.items()}
    result: list[Class | Definition] = []
    for one in made:
        result.append(one)
        if (local := seconds.get(one.name)) is not None:
            result.append(Definition(local, scope.tool("TypeAlias"), one.name, ""))
    return result
