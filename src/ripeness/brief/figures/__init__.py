"""Pictures of our own: where each mark stands (pure numbers), and SVG in which each mark is a link to its words."""
