"""The web page: questions with their citations, and the plans of the library."""
