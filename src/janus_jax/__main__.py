"""`python -m janus_jax [options] script.py [arguments]`: parses, switches on, runs; see `janus_jax.command`."""

import atexit
import os
import sys

from janus_jax import api
from janus_jax.command.arguments import Arguments, parse_arguments
from janus_jax.command.compare import compare
from janus_jax.command.program import run_module, run_script


def main() -> None:
    arguments = parse_arguments(sys.argv[1:])
    if arguments.compares:
        sys.exit(compare(arguments))
    atexit.register(_show_report, arguments, os.getpid())
    api.enable(**dict(arguments.given))
    run = run_module if arguments.is_module else run_script
    run(arguments.target, arguments.program_arguments)


def _show_report(arguments: Arguments, process: int) -> None:
    """Runs after the program's own exit functions, since it is registered before them; not in forked children."""
    if os.getpid() != process:
        return
    report = api.report()
    if arguments.shows_report:
        sys.stderr.write(f"{report}\n")
    if arguments.report_json:
        with open(arguments.report_json, "w", encoding="utf-8") as file:
            file.write(report.to_json())


if __name__ == "__main__":
    main()
