"""Open questions: the items that answer, what is claimed of them, reasons, and what comes nearest where none does."""
