"""What ordinary types cannot say, left to a check of JSON Schema itself."""
