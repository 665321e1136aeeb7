"""A site as a browser has it."""
