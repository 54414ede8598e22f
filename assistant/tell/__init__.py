"""Results as an answer: sentences, rows, citations, the ledger; and what is taken out because nothing carries it."""
