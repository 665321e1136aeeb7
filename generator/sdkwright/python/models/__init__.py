"""Declarations as views of classes and aliases, and the package they stand in."""
