"""The chart of places × indicators: what it shows, and how it is drawn."""
