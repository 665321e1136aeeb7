"""Descriptions changed in one way each, as a judge of `sdkwright diff`: is the finding the one that is meant?"""
