"""Schemas to types: which part lowers which schema, and the types of JSON one by one."""
