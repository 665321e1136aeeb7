"""What changed, as people and machines read it: Markdown, annotations, JSON, the words of a commit."""
