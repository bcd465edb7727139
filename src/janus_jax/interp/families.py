"""Which code a Python function belongs to: it decides whether a call of it is interpreted or made natively.

Invariant: an answer depends on the file of the code object and on nothing else, so it may be remembered per file.
"""

import enum
import functools
import importlib.util
import os
import sysconfig


class Family(enum.Enum):
    OWN = "own"
    JAX = "jax"
    OPTAX = "optax"
    NUMPY = "numpy"
    LIBRARY = "library"
    USER = "user"


_PACKAGES = {
    "jax": Family.JAX,
    "jaxlib": Family.JAX,
    "optax": Family.OPTAX,
    "numpy": Family.NUMPY,
    "ml_dtypes": Family.NUMPY,
    "janus_jax": Family.OWN,
}


def _package_folder(name: str) -> str | None:
    spec = importlib.util.find_spec(name)
    places = list(spec.submodule_search_locations or ()) if spec else []
    return os.path.abspath(places[0]) + os.sep if places else None


@functools.cache
def _folders() -> tuple[tuple[str, Family], ...]:
    found = [(_package_folder(name), family) for name, family in _PACKAGES.items()]
    paths = sysconfig.get_paths()
    library = {os.path.abspath(paths[key]) + os.sep for key in ("stdlib", "platstdlib", "purelib", "platlib")}
    return tuple(
        [(folder, family) for folder, family in found if folder] + [(folder, Family.LIBRARY) for folder in library]
    )


@functools.cache
def family_of_file(filename: str) -> Family:
    """The family of the code in a file; code that has no file (a notebook cell, `exec`) is the user's."""
    if filename.startswith("<frozen "):
        return Family.LIBRARY
    path = os.path.abspath(filename) if not filename.startswith("<") else filename
    for folder, family in _folders():
        if path.startswith(folder):
            return family
    return Family.LIBRARY if f"{os.sep}site-packages{os.sep}" in path else Family.USER


def family_of_module(module: str | None) -> Family | None:
    """The family of an object that names its module, None where that says nothing."""
    return _PACKAGES.get((module or "").partition(".")[0])
