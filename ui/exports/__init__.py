"""Results in files to take away: tables, workbooks, Parquet, pages, charts. `FORMS` of a module are its formats."""
