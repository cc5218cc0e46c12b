"""The door for programs: `python cli.py COMMAND`."""

import sys

from commands import (
    backup,
    check,
    dump,
    history,
    ingest,
    program,
    redact,
    report,
    restore,
    status,
)

COMMANDS = {
    "check": check,
    "dump": dump,
    "status": status,
    "report": report,
    "ingest": ingest,
    "history": history,
    "backup": backup,
    "restore": restore,
    "redact": redact,
}

if __name__ == "__main__":
    sys.exit(program.run(COMMANDS))
