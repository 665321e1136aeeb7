"""A judge of requests that others wrote: Prism, which knows a description and refuses what does not fit it."""
