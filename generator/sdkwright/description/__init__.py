"""What a description says apart from its schemas, parsed: every field typed, every reference resolved.

Where a schema stands, a noun has its pointer. What has no schema in it is made into the IR's own noun at once: servers,
security, tags. What is malformed is not here: parsing has reported and dropped it.
"""
