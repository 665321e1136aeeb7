"""Pointers to Python names: the only place where they arise."""

from __future__ import annotations

from typing import Literal

from ..diagnostics import Diagnostic
from ..ir.api import Api
from ..ir.declarations import Record
from ..names import NO_EXCEPTIONS, Exceptions, Names
from . import openapi_generator
from .channels import channel_names
from .classes import class_names
from .client import methods
from .exceptions import excepted
from .fields import attributes
from .forms import component_name
from .modules import modules
from .operations import operation_names


def assign(
    api: Api, style: Literal["sdkwright", "openapi-generator"], exceptions: Exceptions = NO_EXCEPTIONS
) -> tuple[Names, tuple[Diagnostic, ...]]:
    """Name everything in `api` that has a name in Python.

    In the style of openapi-generator, classes are numbered in the order of the description; all else depends on no
    order. The diagnostics are notes on names that needed a number; their locations have a pointer only. Exceptions that
    would give two classes one name are left out. Raises nothing.
    """
    declarations = api.declarations
    operations, about_operations = operation_names(api.operations)
    if style == "sdkwright":
        classes, about_classes = class_names(declarations, operations)
    else:
        classes, about_classes = openapi_generator.class_names(api), []
    classes, renamed = excepted(classes, exceptions)
    fields, about_fields = attributes(d for d in declarations.values() if isinstance(d, Record))
    components: dict[str, str] = {}
    for id, declaration in declarations.items():
        if (name := component_name(id, declaration)) is not None:
            components[name] = classes[id]
    client, about_client = methods(api.operations, api.schemes, api.servers)
    channels = channel_names(api.operations, client, classes, declarations)
    names = Names(classes, modules(classes), fields, operations, components, client, channels, renamed)
    return names, (*about_classes, *about_fields, *about_operations, *about_client)
