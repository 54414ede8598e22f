"""PDF: the text layer as lines, paragraphs and tables, and scans by OCR."""
