"""One clause: what it takes from those before it, and the stretches that it is read in."""
