"""The command `guihua`: parses, calls and prints. Everything it does is also a Python call."""
