"""The exceptions and warnings of the package's own.

Invariant: none of them ever comes out of a user's program because it was converted.  They answer a wrong use of our API
(`OptionsError`), say what an explicit `janus_jax.jit` cannot lower (`NotConvertedError`), tell something once
(`JanusWarning`), or are our bug (`InternalError`, which only `hook` catches).
"""


class JanusError(Exception):
    """Base of what the package raises."""


class OptionsError(JanusError, ValueError, TypeError):
    """An option has an unknown name or a value that it cannot have."""


class NotConvertedError(JanusError):
    """A function under `janus_jax.jit` cannot be lowered: `reason` is the stable name of why, `file` and `line` say
    where."""

    def __init__(self, message: str, reason: str = "", file: str = "", line: int = 0):
        super().__init__(message)
        self.reason = reason
        self.file = file
        self.line = line


class InternalError(JanusError):
    """A bug of this package; the frame that met it is run by CPython instead."""


class JanusWarning(UserWarning):
    """Something the user should know once: nothing is converted here, or a verified call differed."""
