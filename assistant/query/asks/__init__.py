"""A sentence of a question -> asks: stretches, parts, clauses, the kind of each, its operations."""
