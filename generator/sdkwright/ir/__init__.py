"""The intermediate representation: what a description means, before anything has a Python name."""
