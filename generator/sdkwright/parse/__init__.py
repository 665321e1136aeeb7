"""Parsing: a normalized document as nouns, every keyword typed and every reference resolved.

What is malformed is reported and dropped here, once; every keyword that is met is entered in the account.
"""

from .catalogue import Schemas

__all__ = ["Schemas"]
