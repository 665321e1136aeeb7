"""Samples: values that types admit, made from what the description says."""
