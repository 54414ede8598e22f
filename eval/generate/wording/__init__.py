"""How a drawn question is worded: official, colloquial, terse, sloppy, polite."""
