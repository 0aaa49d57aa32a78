import os
from pathlib import Path

from odoo_log import counting_lines


def test_installing_the_addon_logs_no_warning():
    lines = counting_lines(Path(os.environ["KETEN_INSTALL_LOG"]).read_text())
    assert not lines, "\n".join(lines)
