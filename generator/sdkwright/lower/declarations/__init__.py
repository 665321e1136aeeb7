"""Which schemas have a name, and how each declaration is reached."""
