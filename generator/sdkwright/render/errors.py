"""What goes wrong in a user's template, said with its place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from traceback import walk_tb
from types import TracebackType

from jinja2 import TemplateNotFound, TemplateSyntaxError

from ..diagnostics import Diagnostic, InputError, Location, Severity

HINT = (
    "`sdkwright templates export NAME` gives a working one to start from; "
    "the README beside the shipped templates says what each of them sees"
)


@contextmanager
def located(template: str, folders: tuple[str, ...]) -> Iterator[None]:
    """Turns whatever a template raises into an InputError that names its file and line."""
    try:
        yield
    except TemplateSyntaxError as error:
        raise refusal(str(error.message), error.filename or error.name or template, error.lineno) from error
    except TemplateNotFound as error:
        raise refusal(
            f"there is no template {(error.name or template)!r}", *_place(error.__traceback__, folders, template)
        ) from error
    except InputError:
        raise
    except Exception as error:
        message = str(error) or error.__class__.__name__
        raise refusal(message, *_place(error.__traceback__, folders, template)) from error


def refusal(message: str, file: str, line: int | None) -> InputError:
    """An error in a template, or in what it made."""
    return InputError(Diagnostic("template", message, Location(file, "#", line), Severity.ERROR, HINT))


def _place(traceback: TracebackType | None, folders: tuple[str, ...], template: str) -> tuple[str, int | None]:
    """The innermost line of a template that was running; Jinja puts templates' own lines into tracebacks."""
    place: tuple[str, int | None] = (template, None)
    for frame, line in walk_tb(traceback):
        if frame.f_code.co_filename.startswith(folders):
            place = (frame.f_code.co_filename, line)
    return place
