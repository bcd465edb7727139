"""Runs one stretch of bytecode on real Python objects; what a branch does is decided above, in `trace`."""
