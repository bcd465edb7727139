"""What was observed of the frames of a code object before it was converted."""
