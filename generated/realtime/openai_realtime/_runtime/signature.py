"""The parameters of a class, as `inspect.signature` and `help` show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from .late import complete

if TYPE_CHECKING:
    import inspect


class Signature:
    """Takes the place of `__signature__`, and makes it when somebody asks."""

    def __get__(
        self, instance: BaseModel | None, owner: type[BaseModel]
    ) -> inspect.Signature:
        import inspect

        if instance is not None:
            raise AttributeError("__signature__")
        complete(owner)
        parameters = [
            inspect.Parameter(
                name,
                inspect.Parameter.KEYWORD_ONLY,
                annotation=info.rebuild_annotation(),
                default=(
                    inspect.Parameter.empty if info.is_required() else _default(info)
                ),
            )
            for name, info in owner.__pydantic_fields__.items()
        ]
        if owner.model_config.get("extra") == "allow":
            name = "unknown"
            while name in owner.__pydantic_fields__:
                name += "_"
            kind = inspect.Parameter.VAR_KEYWORD
            parameters.append(inspect.Parameter(name, kind, annotation=Any))
        return inspect.Signature(parameters, return_annotation=None)


def _default(info: Any) -> Any:
    return info.get_default(call_default_factory=True, validated_data={})
