"""The truth of a drawn question, worked out from the rows of the register by code of its own."""
