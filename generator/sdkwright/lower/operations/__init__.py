"""Operations: what can be called, with the types of all that goes and comes."""
