"""The runtime of the client: a core that does no input or output, and two drivers.

Nothing of the core imports httpx2; the drivers do when a client is made.
"""
