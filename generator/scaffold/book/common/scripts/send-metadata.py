"""Tells the portfolio about this book, after its deployment: `python scripts/send-metadata.py URL`.

The portfolio is the one below, or those named in the environment's PORTFOLIO_REPO; the token is PORTFOLIO_PAT. Every
argument goes to the portfolio's generator as it is: with --help it lists what it understands, with --dry-run it shows
what it would send.
"""

from __future__ import annotations

import os
import sys

PORTFOLIO = "OWNER/PORTFOLIO"
MISSING = """\
error: The portfolio's generator is not installed, or not completely ({}). This installs it:
    python -m pip install -r scripts/script_requirements.txt"""

# Python has put this folder first: a yaml.py in it would be taken for the library of that name.
if not sys.flags.isolated and not getattr(sys.flags, "safe_path", False):
    del sys.path[0]


def main() -> int:
    """Let the generator send."""
    try:
        from generator.cli import main as run
    except ImportError as error:
        print(MISSING.format(error), file=sys.stderr)
        return 1
    os.environ["PORTFOLIO_REPO"] = os.environ.get("PORTFOLIO_REPO") or PORTFOLIO
    sys.argv[1:1] = ["send"]
    return run()


if __name__ == "__main__":
    sys.exit(main())
