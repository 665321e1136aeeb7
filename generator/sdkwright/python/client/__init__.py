"""The client of a package: resources with methods, and what both clients are constructed with."""

from __future__ import annotations

from ...ir.api import Api
from ...names import Names
from ...views.client import Testing
from ...views.family import Family
from ...views.package import Called
from .channels import Channels
from .clients import Clients
from .exports import exports
from .imports import Imports
from .resources import Resources
from .webhooks import Received
from .xml import HOME, Shapes

__all__ = ["client"]


def client(api: Api, names: Names, package: str, source_name: str, open_enums: bool) -> Called:
    """The client of a package, with what reads webhooks; nothing for an API without operations."""
    received = Received(api, names, source_name, open_enums).view()
    webhooks = () if received is None else ((f"{package}/webhooks.py", received),)
    shapes = Shapes(api.elements, names.classes, Imports(".", names.classes.values()), here=True)
    xml = ((f"{package}/{HOME}.py", shapes.view(source_name)),) if api.elements else ()
    both = (
        Family("client/webhooks.py.jinja", "webhooks", webhooks),
        Family("client/xml.py.jinja", "xml", xml),
    )
    if not names.client.homes:
        return Called(both)
    resources = Resources(api, names, source_name, open_enums)
    clients = Clients(api, package, resources)
    modules = tuple((f"{package}/resources/{stem}.py", view) for stem, view in resources.views())
    opened = tuple(
        (f"{package}/channels/{stem}.py", view) for stem, view in Channels(api, names, source_name, open_enums).views()
    )
    channels = (
        Family("client/channel.py.jinja", "channel", opened),
        Family("client/channels.py.jinja", "client", ((f"{package}/channels/__init__.py", clients.view()),)),
    )
    helpers = Testing(source_name, package, bool(opened))
    families = (
        *(channels if opened else ()),
        Family("client/client.py.jinja", "client", ((f"{package}/client.py", clients.view()),)),
        *both,
        Family("client/resource.py.jinja", "resource", modules),
        Family("client/resources.py.jinja", "client", ((f"{package}/resources/__init__.py", clients.view()),)),
        Family("client/testing.py.jinja", "testing", ((f"{package}/testing.py", helpers),)),
    )
    return Called(families, exports(api))
