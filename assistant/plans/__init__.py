"""The plans of a library as a table: who issued them, when, for which years, with how many domains and goals."""
