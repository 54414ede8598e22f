"""The library on disk: everything that knows SQL. Reached by way of `index.library`."""
