"""Runs the hot parts of imperative JAX programs as XLA programs, and everything else exactly as before.

Invariant: importing this package imports neither JAX nor the C extension, and changes nothing about the program.
"""

from janus_jax.api import always, disable, enable, enabled, explain, jit, never, report, reset
from janus_jax.errors import JanusError, JanusWarning, NotConvertedError, OptionsError
from janus_jax.options import Options

__version__ = "0.1.0"

__all__ = [
    "JanusError",
    "JanusWarning",
    "NotConvertedError",
    "Options",
    "OptionsError",
    "always",
    "disable",
    "enable",
    "enabled",
    "explain",
    "jit",
    "never",
    "report",
    "reset",
]
