"""The places of a question: by name, by area, by sound, and those that the library does not hold."""
