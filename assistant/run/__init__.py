"""A query worked out over the register: every place × indicator as a cell, then the operations. Pure functions."""
