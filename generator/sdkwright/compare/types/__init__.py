"""How the values of types differ, whatever is written."""
