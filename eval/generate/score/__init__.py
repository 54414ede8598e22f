"""What an answer says, read back and judged against the truth."""
