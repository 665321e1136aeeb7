"""Where the two see things otherwise, by classes of rules, and why.

A rule of oasdiff's that is listed here says nothing that this judge counts; a rule of ours that is listed under OURS is
not counted where oasdiff has nothing to say. `SILENT` holds those that oasdiff has no rule for at all: they count as a
break of somebody, but not against `no change at all`.
"""

from __future__ import annotations

import re
from typing import Final

THEIRS: Final = {
    r"sunset|stability|api-removed-without-deprecation|path-removed-without-deprecation": (
        "sunset dates and stability levels are extensions and policies; what is removed is said by our own rules"
    ),
    r"x-extensible-enum": "an extension that only some APIs know",
    r"api-(major-)?version-": "what number the API should have is not a change of it",
    r"api-schema-removed": "a component that nothing reaches; its class is said to be gone",
    r"all-of-added$": (
        "a schema more in `allOf` is the properties that it adds, and these are said by themselves: optional ones that "
        "are new break nobody"
    ),
    r"request-parameter-default-value": "a default of a parameter that must be given has no effect",
    r"property-enum-value-removed|request-body-enum-value-removed": (
        "where no `enum` is left, any value will do, and none is removed"
    ),
}
"""Rules of oasdiff's. They are left out where what they say is all that there is against our answer."""

ONLY_UPGRADING: Final = (
    "names in Python, gone attributes and arguments: who upgrades is broken, the wire is not, and oasdiff looks at the "
    "wire alone"
)
"""Findings of ours that break nobody who stays are no disagreement with `breaks nobody`."""

OURS: Final = {
    r"security-": "oasdiff calls every change of security information; who has to prove more is refused",
    r"servers?-changed": "oasdiff does not look at servers",
    r"operation-gone": "oasdiff lets operations go whose sunset is past, or that are drafts; the method is gone",
    r"operation-moved": "the same",
    r"values-closed|constant-changed|tag-": (
        "a discriminator makes its property a constant of each class, whatever the schemas say"
    ),
    r"limits-": "oasdiff calls patterns in responses information; released classes check them",
    r"member-added": "a further member of an `anyOf` is as new to released classes as one of a `oneOf`",
    r"became-optional|became-write-only": "released classes require what is no longer given back",
    r"required-attribute-added": "a property that is required and not described must be given all the same",
    r"type-replaced": "oasdiff takes any type of a body that is no JSON for a text",
}
"""Our rules that break who stays where oasdiff says that nobody is broken, with the reason."""

SILENT: Final = {
    r".*-deprecated": "oasdiff reports deprecations only with what it asks of sunset dates",
    r"operation-gone|operation-moved": "drafts, and what is past its sunset, may go without a word",
    r"limits-|attribute-|values-added|error-status-gone|text-changed|about-changed|documented-changed": (
        "responses of errors, and responses in general, are not looked at for all that is looked at in requests"
    ),
    r"servers?-changed": "servers are not looked at",
    r"(method|argument|class|attribute)-renamed|class-|type-widened|probably-renamed": (
        "Python names, `items` that are gone, and components that nothing reaches are not looked at"
    ),
}
"""Our rules that oasdiff has no word for."""


def matching(table: dict[str, str], rule: str) -> bool:
    """Whether a rule is in a table."""
    return any(re.search(pattern, rule) for pattern in table)
