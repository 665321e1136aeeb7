"""Channels of typed messages over WebSockets: a core without input and output, and
two connections on it.
"""
