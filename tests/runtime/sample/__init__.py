"""A package such as sdkwright writes, made by hand to try the runtime."""
