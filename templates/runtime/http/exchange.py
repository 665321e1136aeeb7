"""One call, from its arguments to the reply: the plan that drivers carry out."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final
from uuid import uuid4

from ..values import is_tuple
from .answers import api_error
from .clock import to_http_date
from .content import Content, Upload
from .errors import Error, TransportError
from .messages import Reply, Request, merged
from .operations import Call, Operation
from .parameters import expand_form
from .redirects import LIMIT, redirected
from .retries import is_transient
from .security import OAuth2, Scheme, Secret, TokenSource
from .servers import address_of
from .settings import Settings
from .steps import Ask, Close, Plan, Read, Send, Sleep
from .texts import is_absent, to_value
from .uri import encode, join, origin, with_query

_KEY: Final = "idempotency-key"


def build(settings: Settings, call: Call[Any]) -> Request:
    """The request of a call, without credentials.

    Raises ValueError or TypeError for arguments that cannot be sent.
    """
    operation, options = call.operation, call.options
    url = call.url or _url(settings, call)
    if options.query and call.url is None:
        pairs = (
            pair
            for name, value in options.query.items()
            for pair in expand_form(name, to_value(value), "form", True, encode)
        )
        url = with_query(url, "&".join(pairs))
    trusted = is_trusted(settings, operation, url)
    headers = {
        "accept": options.accept or operation.accept,
        **settings.headers_for(trusted),
        **operation.expand_headers(call.values),
    }
    content: Content = b""
    if not is_absent(call.body) or (call.body is None and operation.null_body):
        headers["content-type"], content = _body(call)
    if isinstance(content, Upload):
        content.progress = options.progress
    if options.headers:
        headers |= merged(options.headers)
    header = (operation.idempotency or _KEY).lower()
    if options.idempotency_key is not None:
        headers[header] = options.idempotency_key
    elif operation.idempotency is not None and header not in headers:
        headers[header] = str(uuid4())
    first_sent = operation.first_sent
    if first_sent is not None and first_sent.lower() not in headers:
        headers[first_sent.lower()] = to_http_date(
            datetime.fromtimestamp(settings.clock.time(), UTC)
        )
    timeout = settings.timeout if options.timeout is None else options.timeout
    return Request(call.method, url, headers, content, timeout)


def exchange(
    settings: Settings, call: Call[Any], *, keep_open: bool = False
) -> Plan[Reply]:
    """Sends a call, again where that is safe and may help, and gives a reply of success.

    Its body is read, unless it is to be kept open. Raises `ApiError` and
    `TransportError`.
    """
    request = build(settings, call)
    operation, options, clock = call.operation, call.options, settings.clock
    deadline = settings.deadline if options.deadline is None else options.deadline
    until = None if deadline is None else clock.monotonic() + deadline
    retries = settings.retries
    if options.retries is not None:
        retries = retries._replace(maximum=options.retries)
    safe = (operation.idempotency or _KEY).lower() in request.headers
    attempt = 0
    while True:
        attempt += 1
        try:
            reply = yield from _attempt(settings, operation, request, until, keep_open)
        except Error as error:
            error.attempts = attempt
            if error.request is None:
                error.request = request.cleaned()
            if not isinstance(error, TransportError):
                raise
            delay = retries.after_failure(request, error, attempt, safe, clock)
            if delay is None or _too_late(until, delay, settings):
                raise
        else:
            reply.attempts = attempt
            if operation.succeeds(reply.status):
                return reply
            delay = None
            if is_transient(reply.status, operation.retry):
                delay = retries.after_reply(request, reply, attempt, safe, clock)
            if delay is None or _too_late(until, delay, settings):
                raise api_error(settings, operation, reply)
        yield Sleep(delay)


def _attempt(
    settings: Settings,
    operation: Operation,
    request: Request,
    until: float | None,
    keep_open: bool,
) -> Plan[Reply]:
    """Sends a request once, follows redirects, and renews a token that is refused."""
    renewed, hops = False, 0
    trusted = is_trusted(settings, operation, request.url)
    while True:
        signed = _timed(request, settings, until)
        used = (yield from sign(settings, operation, signed)) if trusted else ()
        reply: Reply = yield Send(signed)
        reply.request = request
        if reply.status == 401 and used and not renewed and request.replayable:
            for grant, token in used:
                grant.reject(token)
            renewed = True
            yield Close(reply)
            continue
        succeeds = operation.succeeds(reply.status)
        following = None
        if hops < LIMIT and not succeeds:
            following = redirected(request, reply)
        if following is None:
            if succeeds and keep_open:
                return reply
            try:
                yield Read(reply, until)
            except TransportError:
                if succeeds:
                    raise
                reply.content = b""  # what went wrong is known without its body
            return reply
        yield Close(reply)
        hops += 1
        trusted = trusted and origin(following.url) == origin(request.url)
        request = following


def sign(
    settings: Settings, operation: Operation, request: Request
) -> Plan[tuple[tuple[TokenSource, str], ...]]:
    """Puts credentials into a request; gives the tokens that grants gave for it."""
    used: list[tuple[TokenSource, str]] = []
    secrets: set[str] = set()
    for scheme, credential in _chosen(settings, operation):
        place = scheme.name()
        if place in request.headers and place != "cookie":
            continue  # the caller gave it for this call
        secret: Secret
        if isinstance(credential, str) or is_tuple(credential):
            secret = credential
        elif isinstance(credential, TokenSource):
            if not isinstance(scheme, OAuth2):
                raise TypeError(f"{credential!r} is for OAuth 2")
            secret = yield from credential.token(
                scheme, settings.base_url, settings.clock, request.timeout
            )
            used.append((credential, secret))
        else:
            secret = yield Ask(credential)
        secrets.add(place)
        scheme.sign(request, secret)
    request.secrets = frozenset(secrets)
    return tuple(used)


def _chosen(settings: Settings, operation: Operation) -> list[tuple[Scheme, Any]]:
    """The first alternative that there are credentials for."""
    needed = operation.security
    known, schemes = settings.credentials, settings.api.schemes
    for names in settings.api.security if needed is None else needed:
        if names and all(name in known for name in names):
            return [(schemes[name], known[name]) for name in names]
    return []


def is_trusted(settings: Settings, operation: Operation, url: str) -> bool:
    """Whether credentials were given for the server of a URL."""
    target = origin(url)
    if target in settings.origins:
        return True
    return bool(operation.servers) and target == origin(
        address_of(operation.servers, settings.base_url)
    )


def _url(settings: Settings, call: Call[Any]) -> str:
    operation = call.operation
    base = call.options.base_url
    if base is None:
        base = settings.base_url
        if operation.servers:
            base = address_of(operation.servers, base)
    url = join(base, operation.expand_path(call.values))
    return with_query(url, operation.expand_query(call.values))


def _body(call: Call[Any]) -> tuple[str, Content]:
    forms = call.operation.body
    if not forms:
        raise TypeError(f"{call.operation.name} takes no body")
    wanted = call.content_type
    if wanted is None:
        return forms[0].write(call.body)
    form = next((form for form in forms if form.name == wanted), None)
    if form is None:  # a range such as `image/*`, or the same with parameters
        form = next((form for form in forms if _covers(form.accept, wanted)), forms[0])
    name, content = form.write(call.body)
    return (name if form.name == wanted or "boundary=" in name else wanted), content


def _covers(range_: str, media: str) -> bool:
    bare = media.partition(";")[0].strip().lower()
    return range_ in (bare, "*/*", f"{bare.partition('/')[0]}/*")


def _timed(request: Request, settings: Settings, until: float | None) -> Request:
    """A copy to sign, which waits no longer than there is time."""
    timeout = request.timeout
    if until is not None:
        left = max(0.001, until - settings.clock.monotonic())
        timeout = left if timeout is None else min(timeout, left)
    return Request(
        request.method, request.url, dict(request.headers), request.content, timeout
    )


def _too_late(until: float | None, delay: float, settings: Settings) -> bool:
    return until is not None and settings.clock.monotonic() + delay >= until
