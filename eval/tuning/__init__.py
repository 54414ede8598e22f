"""How the constants of search and alignment were chosen."""
