"""Fail the test during which Odoo logs a warning or an error.

What a test expects with ``assertLogs`` or silences with ``mute_logger`` never
reaches the root logger, and so does not count.
"""

import logging
import re

import pytest

# Messages about this machine, which no addon can cause or cure: the logger,
# what the message says, and why it is let through.
ENVIRONMENT = []

LOG_LINE = re.compile(r"\S+ \S+ \d+ (?:WARNING|ERROR|CRITICAL) \S+ ([\w.]+): (.*)")


def is_environment(logger, message):
    return any(
        logger == name and re.search(pattern, message)
        for name, pattern, _reason in ENVIRONMENT
    )


def counting_lines(log_text):
    """The lines of an Odoo log that should not be there."""
    return [
        line
        for line in log_text.splitlines()
        if (found := LOG_LINE.match(line)) and not is_environment(*found.groups())
    ]


class Collector(logging.Handler):
    def __init__(self):
        super().__init__(logging.WARNING)
        self.lines = []

    def emit(self, record):
        message = record.getMessage()
        if is_environment(record.name, message):
            return
        if record.name == "py.warnings":
            # Odoo adds the whole stack to the one line that says it all.
            message = message.partition("\n")[0]
        self.lines.append(f"{record.levelname} {record.name}: {message}")

    def drain(self):
        lines, self.lines = self.lines, []
        return lines


collector = Collector()


def pytest_configure():
    logging.getLogger().addHandler(collector)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    report = yield
    lines = collector.drain()
    if lines and not report.failed:
        report.outcome = "failed"
        report.longrepr = "Logged during this test:\n" + "\n".join(lines)
    return report
