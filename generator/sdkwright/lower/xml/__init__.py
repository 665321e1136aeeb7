"""XML: how the values of schemas are written in it, for the bodies that are XML."""
