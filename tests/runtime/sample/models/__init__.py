"""The models of the sample."""
