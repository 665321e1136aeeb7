"""Which type a reply is of, by its status and its media type."""

from __future__ import annotations

from typing import Any, Final

from .errors import ApiError, AuthenticationError, ResponseError, describe, error_class
from .media import Media, Text
from .messages import Reply
from .operations import Operation
from .reading import Deviation, read
from .settings import Settings


def declared(operation: Operation, status: int) -> tuple[Media, ...] | None:
    """The forms of a reply: of its status, of the range, or of `default`."""
    answers = operation.answers
    for key in (str(status), f"{status // 100}XX"):
        if key in answers:
            return answers[key]
    if 200 <= status < 300 and any(key[0] == "2" for key in answers):
        return None  # beside a success, `default` is what went wrong
    return answers.get("default")


def choose(forms: tuple[Media, ...], media: str) -> Media | None:
    """The form that a media type is of: itself, its `+json` or `+xml`, or a range."""
    for form in forms:
        if form.accept == media:
            return form
    suffix = media.rpartition("+")[2] if "+" in media else media.rpartition("/")[2]
    main = media.partition("/")[0]
    for form in forms:
        known = form.accept
        if known == f"application/{suffix}" or known.endswith(f"+{suffix}"):
            return form
    for form in forms:
        if form.accept in (f"{main}/*", "*/*"):
            return form
    return None


def result(settings: Settings, operation: Operation, reply: Reply) -> Any:
    """The value of a reply whose body was read; None also if one should have come.

    Raises `ApiError` for a reply that is none of success, and `ResponseError` for one
    that is not as the API describes it and cannot be read even so.
    """
    if not operation.succeeds(reply.status):
        raise api_error(settings, operation, reply)
    forms = declared(operation, reply.status)
    is_declared = forms is not None
    if forms is None:
        forms = _of_success(operation)
        if settings.strict:
            raise _unexpected(reply, "has a status that the API does not declare")
        _deviates(settings, operation, f"the status {reply.status} is not declared")
        if not forms and reply.content:
            raise _unexpected(reply, "has a status that the API does not declare")
    if not forms or operation.method == "HEAD":
        return None
    content = reply.content or b""
    form = choose(forms, reply.media)
    if form is None:
        form = forms[0]
        if settings.strict and (content or reply.media):
            raise _unexpected(reply, f"is of {reply.media!r}, not {form.name!r}")
        if content:
            reason = f"the media type {reply.media!r} is not declared"
            _deviates(settings, operation, reason)
        if reply.media == "text/plain" and form.type is str:
            form = Text()
    try:
        return _read(settings, operation, reply, form)
    except (ValueError, LookupError) as error:
        if is_declared and not settings.strict and content.strip() in _NOTHING:
            _deviates(settings, operation, "there is no value")
            return None
        reason = "is empty" if not content else f"cannot be read as {form.name}"
        raise _unexpected(reply, f"{reason}: {_first_line(error)}") from error


_NOTHING: Final = frozenset((b"", b"null"))


def api_error(settings: Settings, operation: Operation, reply: Reply) -> ApiError:
    """The error that a reply means, with what the API says of it."""
    forms = declared(operation, reply.status) or ()
    form = choose(forms, reply.media) or (forms[0] if forms else None)
    data: Any = None
    if form is not None and reply.content:
        try:
            data = _read(settings, operation, reply, form)
        except (ValueError, LookupError):
            data = None
    message = f"{describe(reply.request)} answered {reply.status}"
    error = error_class(reply.status)(
        message,
        status=reply.status,
        headers=reply.headers,
        content=reply.content or b"",
    )
    error.data = data
    error.request_id = reply.request_id
    error.request = reply.request.cleaned()
    error.attempts = reply.attempts
    if isinstance(error, AuthenticationError):
        needed = (
            settings.api.security if operation.security is None else operation.security
        )
        missing = {name for names in needed for name in names} - set(
            settings.credentials
        )
        if missing:
            error.add_note(
                f"The client was given no {' and no '.join(sorted(missing))}."
            )
    return error


def _of_success(operation: Operation) -> tuple[Media, ...]:
    """The forms of the success that an operation declares."""
    for status, forms in operation.answers.items():
        if status[0] == "2" and forms:
            return forms
    return ()


def _read(settings: Settings, operation: Operation, reply: Reply, form: Media) -> Any:
    return read(
        form,
        reply.content or b"",
        reply.charset,
        operation.name,
        settings.strict,
        settings.deviations,
    )


def _unexpected(reply: Reply, reason: str) -> ResponseError:
    error = ResponseError(
        f"The response to {describe(reply.request)} {reason}",
        status=reply.status,
        headers=reply.headers,
        content=reply.content or b"",
    )
    error.request = reply.request.cleaned()
    error.attempts = reply.attempts
    return error


def _deviates(settings: Settings, operation: Operation, reason: str) -> None:
    settings.deviations.report(Deviation(operation.name, (), reason, reason))


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]
