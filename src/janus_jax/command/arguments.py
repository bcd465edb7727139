"""The command line, parsed: one frozen record.

Invariant: everything after the script's name, or after the module's, belongs to the program and is not looked at.
"""

import optparse
from dataclasses import dataclass

from janus_jax.errors import OptionsError
from janus_jax.options import options_from, options_from_strings
from janus_jax.unrolling import text_of_choices

USAGE = "python -m janus_jax [options] (script.py | -m module) [arguments of the program]"
DESCRIPTION = "Runs a Python program with the hot parts of its JAX code converted to XLA programs."
EXAMPLE = "example: python -m janus_jax --report train.py --epochs 3"


@dataclass(frozen=True, slots=True)
class Arguments:
    """target: path of the script, or name of the module if `is_module`; given: the options of `enable`, by name."""

    target: str
    program_arguments: tuple[str, ...] = ()
    is_module: bool = False
    given: tuple[tuple[str, object], ...] = ()
    shows_report: bool = False
    report_json: str = ""
    compares: bool = False


def parse_arguments(words: list[str]) -> Arguments:
    """What `words` ask for; wrong use is explained on standard error and ends the process with status 2."""
    parser = _build_parser()
    options, rest = parser.parse_args(words)
    if not rest:
        parser.error("which program? give the path of a script, or -m and the name of a module")
    texts = {name: value for name, value in vars(options).items() if name in _ENABLE_OPTIONS and value is not None}
    try:
        given = options_from_strings({name: _join(value) for name, value in texts.items()})
        options_from(given)
    except OptionsError as error:
        parser.error(str(error))
    return Arguments(
        target=rest[0],
        program_arguments=tuple(rest[1:]),
        is_module=options.module,
        given=tuple(given.items()),
        shows_report=options.report,
        report_json=options.report_json,
        compares=options.compare,
    )


def format_options(arguments: Arguments) -> list[str]:
    """The words that give another `python -m janus_jax` the same options of `enable`."""
    texts = {name: text_of_choices(value) if name == "unroll" else _join(value) for name, value in arguments.given}
    return [f"{_ENABLE_OPTIONS[name]}={text}" for name, text in texts.items()]


_ENABLE_OPTIONS = {
    "hot_after": "--hot-after",
    "include": "--include",
    "exclude": "--exclude",
    "verify": "--verify",
    "unroll": "--unroll",
    "log": "--log",
}


def _join(value: object) -> str:
    return ",".join(value) if isinstance(value, (list, tuple)) else str(value)


def _build_parser() -> optparse.OptionParser:
    """optparse, not argparse: it can stop at the program's name whatever follows (argparse's REMAINDER cannot)."""
    parser = optparse.OptionParser(usage=USAGE, description=DESCRIPTION, epilog=EXAMPLE, prog="python -m janus_jax")
    parser.disable_interspersed_args()
    add = parser.add_option
    add("-m", dest="module", action="store_true", default=False, help="the program is a module, as with python -m")
    add("--report", action="store_true", default=False, help="print the report on standard error at exit")
    add("--report-json", metavar="PATH", default="", help="write the report to a file at exit, as JSON")
    add("--compare", action="store_true", default=False, help="run it with conversion off, then on; print both times")
    add("--hot-after", metavar="N", help="convert after N profiled calls, whatever the cost policy says")
    add("--include", metavar="PATTERN", action="append", help="module or path that counts as user code")
    add("--exclude", metavar="PATTERN", action="append", help="module or path that is never converted")
    add("--verify", metavar="FRACTION", help="run this fraction of calls both ways and compare")
    add(
        "--unroll",
        metavar="LOOPS",
        action="append",
        help="loops that are written out: train.py:41, Model.forward=false",
    )
    add("--log", metavar="LEVEL", help="info or debug (to standard error), or the path of a file")
    return parser
