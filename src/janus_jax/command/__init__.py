"""`python -m janus_jax`: runs an unmodified script or module with conversion on.

Invariant: what the program sees and what it leaves behind (`sys.argv`, `sys.path`, `__main__`, output, traceback, exit
status) are those of plain `python`.
"""
