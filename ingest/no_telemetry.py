"""Libraries that would report to their makers are told not to, before they are imported: nothing leaves the machine.

Imported by the packages that hold such imports (ingest, index), so that none of their modules can come first; processes
started later inherit it.
"""

from __future__ import annotations

import os

# onnxruntime 1.31 and 1.32 on Linux write a device id and events under the user's cache
# (Microsoft/DeveloperTools/.onnxruntime) and connect to an event host about nine seconds after a model is opened.
# They read this once, while they are imported. Set over whatever the user's environment says: README promises it.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
