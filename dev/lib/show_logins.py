"""Print the logins of the demo: who they are, and below it what to try first."""

import csv
import shutil
import sys
import textwrap

with open(sys.argv[1], encoding="utf-8") as source:
    header, *rows = csv.reader(source)

header = ["login = password", "role", "organisation", "what to try first"]
widths = [max(map(len, column)) for column in list(zip(header, *rows, strict=True))[:3]]
indent = " " * (widths[0] + 2)
lines_wide = min(shutil.get_terminal_size().columns, 100)

for *who, try_first in [header, *rows]:
    print("  ".join(map(str.ljust, who, widths)).rstrip())
    print(
        textwrap.fill(
            try_first, lines_wide, initial_indent=indent, subsequent_indent=indent
        )
    )
