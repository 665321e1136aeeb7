"""The vocabulary of descriptions: which objects there are, and where in them others stand."""
