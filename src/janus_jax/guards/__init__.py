"""Guard programs: what must hold of a frame's arguments before a specialization may run."""
