"""Runs a program in two fresh processes, conversion off and on, and compares their wall times.

Invariant: both processes inherit our standard streams, so that a progress bar sees the terminal that it would see, and
nothing of ours runs in the process with conversion off.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

from janus_jax.command.arguments import Arguments, format_options
from janus_jax.command.program import plain_python
from janus_jax.options import OFF_VARIABLE
from janus_jax.report.report import Report

OFF, ON = "conversion off", "conversion on"


@dataclass(frozen=True, slots=True)
class Run:
    """One process that has ended: how long it took, how it ended."""

    label: str
    seconds: float
    status: int


def compare(arguments: Arguments) -> int:
    """Run both, print both times, their ratio and the report; the status to exit with.

    The status is the program's if both runs ended alike, else 1.
    """
    program = ["-m"] * arguments.is_module + [arguments.target, *arguments.program_arguments]
    with tempfile.TemporaryDirectory() as folder:
        report_path = os.path.join(folder, "report.json")
        converted = ["-m", "janus_jax", f"--report-json={report_path}", *format_options(arguments)]
        off = _run(OFF, [*plain_python(), *program], {**os.environ, OFF_VARIABLE: "1"})
        on = _run(ON, [*plain_python(), *converted, *program], {**os.environ, OFF_VARIABLE: "0"})
        _write(_format_heading("compared"), format_comparison(off, on))
        _write(_read_report(report_path))
    return _shell_status(on.status) if on.status == off.status else 1


def format_comparison(off: Run, on: Run) -> str:
    """The two times and their ratio.

    >>> print(format_comparison(Run("conversion off", 9.0, 0), Run("conversion on", 3.0, 0)))
    conversion off      9.00 s
    conversion on       3.00 s
    off / on            3.00 x
    """
    lines = [_format_run(off), _format_run(on), f"{'off / on':15} {off.seconds / on.seconds:8.2f} x"]
    if off.status != on.status:
        lines.append("the two runs ended differently: please report this as a bug of janus_jax")
    return "\n".join(lines)


def _format_run(run: Run) -> str:
    ended = f", exit status {run.status}" if run.status else ""
    return f"{run.label:15} {run.seconds:8.2f} s{ended}"


def _run(label: str, words: list[str], environment: dict[str, str]) -> Run:
    _write(_format_heading(label))
    start = time.perf_counter()
    with subprocess.Popen(words, env=environment) as process:
        try:
            status = process.wait()
        except KeyboardInterrupt:  # the terminal has interrupted the program as well
            process.wait()
            sys.exit(_shell_status(-signal.SIGINT))
    return Run(label, time.perf_counter() - start, status)


def _read_report(path: str) -> str:
    """The report that the converted run wrote; a run that was killed wrote none."""
    try:
        with open(path, encoding="utf-8") as file:
            return str(Report.from_json(file.read()))
    except FileNotFoundError:
        return "the converted run ended before it could write its report"


def _format_heading(text: str) -> str:
    return f"==== {text} ".ljust(78, "=")


def _shell_status(status: int) -> int:
    """A process killed by signal N has status -N here, and 128 + N for a shell."""
    return 128 - status if status < 0 else status


def _write(*lines: str) -> None:
    """To standard output, flushed: the next lines there come from another process."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()
