"""View models: all that templates see, frozen and ready to print."""
