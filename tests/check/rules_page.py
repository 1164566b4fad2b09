#!/usr/bin/env python3
"""tools/RULES.md is what the program says: rules_page.py PROGRAM ROOT. RAPPORTEUR_APPROVE=1 writes it."""

import os
import pathlib
import subprocess
import sys

page = pathlib.Path(sys.argv[2]) / "tools/RULES.md"
says = subprocess.run([sys.argv[1], "rules", "--markdown"], capture_output=True, check=True).stdout
if os.environ.get("RAPPORTEUR_APPROVE") == "1":
    page.write_bytes(says)
elif not page.exists() or page.read_bytes() != says:
    sys.exit("tools/RULES.md is not what `rapporteur rules --markdown` says; `make approve` writes it")
