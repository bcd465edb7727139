"""Turns traces into compiled callables, keeps them per code object, and decides when to make them."""
