"""What plans say in words: the items of a section, a digest of it, who speaks of a subject, plans against each other."""
