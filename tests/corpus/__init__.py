"""sdkwright on many real descriptions."""
