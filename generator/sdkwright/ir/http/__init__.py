"""Everything that a description says of HTTP: what can be called, where, by whom, with what, and what comes back."""
