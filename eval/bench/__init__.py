"""Time and memory of whole processes."""
