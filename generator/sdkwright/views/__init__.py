"""View models: all that templates see, frozen."""
