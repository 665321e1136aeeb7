"""A judge of generated clients: scenarios whose requests a server of others checks, and whose answers are known."""
