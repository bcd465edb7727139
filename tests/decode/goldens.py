"""Golden files: the source of one function and what it decodes to, in one text for every Python.

    def f(x): ...                 the source
    ----                          a line of dashes
    def f(x)                      the listing of the function, then those of functions inside it

To write a new one, put the source and the dashes into a file and run `python tests/decode/goldens.py` with the package
on the path; every Python must write the same.
"""

import inspect
import types
from pathlib import Path

from janus_jax.decode import decode

FOLDER = Path(__file__).parent.parent / "golden" / "decode"
RULER = "-" * 40 + "\n"


def format_program(source):
    """The listings of a program's function and of the functions inside it, but not of class bodies."""
    module = compile(source, "<golden>", "exec")
    return "\n".join(str(decode(code)) for outer in find_codes(module) for code in (outer, *find_nested(outer)))


def find_nested(code):
    for inner in find_codes(code):
        yield inner
        yield from find_nested(inner)


def find_codes(code):
    """The functions made in a code object: class bodies and annotations have no fast locals of their own."""
    codes = [constant for constant in code.co_consts if isinstance(constant, types.CodeType)]
    return [inner for inner in codes if inner.co_flags & inspect.CO_OPTIMIZED and inner.co_name != "__annotate__"]


def read_golden(path):
    """Source and expected text."""
    source, _, expected = path.read_text().partition(RULER)
    return source, expected


def write_golden(path):
    source, _ = read_golden(path)
    path.write_text(f"{source}{RULER}{format_program(source)}")


if __name__ == "__main__":
    for golden in sorted(FOLDER.glob("*.txt")):
        write_golden(golden)
