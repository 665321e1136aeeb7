"""The client's runtime, on its own and in the pet store."""
