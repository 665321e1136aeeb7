"""How long sdkwright and what it generates take, beside the tools that people use today."""
