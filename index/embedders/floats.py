"""The arrays that embedders and model files give."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
