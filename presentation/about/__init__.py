"""Method, sources, premises and accessibility."""
