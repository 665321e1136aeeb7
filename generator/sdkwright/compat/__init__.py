"""What users of another generator are used to: said here, so that no other stage knows of it."""
