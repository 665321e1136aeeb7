"""The mutation check: generated models are changed one thing at a time, and their generated tests have to notice."""
