"""The pairs that oasdiff is tested with, as a judge of `sdkwright diff`."""
