"""Which files the patterns of `include=` and `exclude=` name.

A pattern with a slash, or that ends in `.py`, is a path: `*/lib/model.py`, or a folder that stands for all below it.
Any other is a module, which stands for its submodules too: `flax`, `flax.nnx.*`.  Both take the wildcards of `fnmatch`.

Invariant: the answer depends on the texts and on `sys.path` only; no file is opened, no module imported.
"""

import os
import sys
from collections.abc import Iterable
from fnmatch import fnmatchcase


def is_matched(file: str, patterns: Iterable[str]) -> bool:
    """Whether one of `patterns` names the source file `file` (a code object's `co_filename`).

    >>> is_matched("/home/me/lib/model.py", ["*/lib/model.py"]), is_matched("/home/me/lib/model.py", ["/home/me"])
    (True, True)
    """
    return any(_is_matched_by(file, pattern) for pattern in patterns)


def _is_matched_by(file: str, pattern: str) -> bool:
    if "/" in pattern or pattern.endswith(".py"):
        path = pattern if pattern.startswith("*") else os.path.abspath(pattern)
        return fnmatchcase(file, path) or fnmatchcase(file, f"{path}/*")
    module = find_module_name(file)
    return fnmatchcase(module, pattern) or fnmatchcase(module, f"{pattern}.*")


def find_module_name(file: str) -> str:
    """The name under which `import` finds `file`, by the innermost folder of `sys.path` that holds it, or ""."""
    folders = [os.path.join(os.path.abspath(folder), "") for folder in sys.path]
    holding = [folder for folder in folders if file.startswith(folder)]
    if not holding or not file.endswith(".py"):
        return ""
    name = file[len(max(holding, key=len)) : -len(".py")].replace("/", ".")
    return name.removesuffix(".__init__")
