"""What ordinary types cannot say, evaluated: JSON Schema 2020-12."""
