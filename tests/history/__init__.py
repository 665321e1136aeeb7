"""Successive descriptions of real APIs, as a judge of `sdkwright diff`: is whatever breaks found, and nothing else?"""
