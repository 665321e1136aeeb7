"""The edges of types: values just inside, which must be accepted, and just outside, which must be refused."""
