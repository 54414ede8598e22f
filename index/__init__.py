"""Plans -> a library that is searched: SQLite, full text, vectors."""

import ingest.no_telemetry  # noqa: F401 before any module of the package can load a library that would report
