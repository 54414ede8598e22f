"""What was found in the register in words: first sentences, lines, silences, the ledger."""
