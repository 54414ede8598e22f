"""Word files: paragraphs, tables, and the numbers that Word counts by itself."""
