"""The folder of the generator on the path, and one line about all programs at the end of a run."""

from __future__ import annotations

import collections
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Adds up what every case recorded of its programs, in whichever process it ran."""
    total: collections.Counter[str] = collections.Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", "") == "call":
                total.update(dict(dict(report.user_properties).get("random programs", {})))
    if total:
        terminalreporter.section("random programs")
        terminalreporter.line(", ".join(f"{count} {what}" for what, count in total.most_common()))
