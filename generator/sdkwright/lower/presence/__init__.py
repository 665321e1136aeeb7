"""Properties that may be absent: defaults, and the direction in which a property goes."""
