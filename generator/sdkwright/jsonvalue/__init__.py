"""JSON values: their type, pointers into them, when they are equal."""
