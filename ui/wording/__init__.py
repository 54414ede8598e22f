"""Results in Chinese words, for the page, tables, copied text and charts alike."""
