"""What values the types of an API have: judged, sampled, divided by the way they go."""
