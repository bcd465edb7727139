"""The log: what the engine does, for those who ask with `enable(log=...)`.

Invariant: without a log nothing is formatted and nothing is written; a message never goes to standard output.
"""

import logging
import traceback
import warnings

from janus_jax.errors import JanusWarning

_LOGGER = logging.getLogger("janus_jax")


def open_log(target: str) -> None:
    """`target` is "", "info", "debug", or the path of a file."""
    for handler in list(_LOGGER.handlers):
        _LOGGER.removeHandler(handler)
        handler.close()
    if not target:
        _LOGGER.setLevel(logging.WARNING)
        return
    is_level = target in ("info", "debug")
    handler = logging.StreamHandler() if is_level else logging.FileHandler(target)
    handler.setFormatter(logging.Formatter("janus_jax: %(message)s"))
    _LOGGER.addHandler(handler)
    _LOGGER.setLevel(logging.INFO if target == "info" else logging.DEBUG)


def note(what: str, name: str, detail: str = "") -> None:
    _LOGGER.info("%s %s %s", what, name, detail)


def note_internal_error(error: BaseException) -> None:
    """An error of ours, with its traceback, for the log."""
    if _LOGGER.isEnabledFor(logging.DEBUG):
        _LOGGER.debug("%s", "".join(traceback.format_exception(error)))


def warn_difference(name: str, file: str, line: int, difference: str) -> None:
    """A verified call differed: said loudly, once per place."""
    warnings.warn(
        f"{file}:{line} in {name}: the converted run differs from the eager one: {difference}; "
        "the eager result was kept",
        JanusWarning,
        stacklevel=2,
    )
