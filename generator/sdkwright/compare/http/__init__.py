"""What can be called: operations, what they take and answer, channels."""
