"""The folder of the generator on the path; at the end of a run one line about all its programs, and the failure of a
run in which too few of them were converted."""

from __future__ import annotations

import collections
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


# Measured: of 1,003 programs from one seed 664 were converted; half of 200 is six standard deviations away from that.
LEAST_CONVERTED = 0.5
TOO_FEW_TO_TELL = 200


def add_up(reporter: pytest.TerminalReporter) -> collections.Counter[str]:
    """What every case recorded of its programs, in whichever process it ran."""
    total: collections.Counter[str] = collections.Counter()
    for reports in reporter.stats.values():
        for report in reports:
            if getattr(report, "when", "") == "call":
                total.update(dict(dict(report.user_properties).get("random programs", {})))
    return total


def are_enough_converted(total: collections.Counter[str]) -> bool:
    return total["checked"] < TOO_FEW_TO_TELL or total["converted"] >= LEAST_CONVERTED * total["checked"]


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None and session.exitstatus == pytest.ExitCode.OK and not are_enough_converted(add_up(reporter)):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    total = add_up(terminalreporter)
    if total:
        terminalreporter.section("random programs")
        terminalreporter.line(", ".join(f"{count} {what}" for what, count in total.most_common()))
        if not are_enough_converted(total):
            terminalreporter.line(f"too few were converted: fewer than {LEAST_CONVERTED:.0%}", red=True)
