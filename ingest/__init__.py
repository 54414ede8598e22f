"""Files -> plans, passages, and the register of their figures."""

import ingest.no_telemetry  # noqa: F401 before any module of the package can load a library that would report
