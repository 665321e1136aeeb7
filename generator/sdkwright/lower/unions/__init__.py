"""`oneOf` and `anyOf`: the members, how they overlap, and what tells them apart."""
