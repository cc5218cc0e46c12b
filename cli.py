"""The command line: `python cli.py COMMAND`."""

import sys

from commands.exits import Exit

try:
    from commands import (
        backup,
        backups,
        calendar,
        check,
        dump,
        history,
        ingest,
        log,
        policy,
        program,
        publications,
        redact,
        rehearse,
        report,
        restore,
        restore_open_data,
        sign_in,
        sources,
        status,
        table,
        trace,
    )
except ImportError as missing:
    sys.stderr.write(
        f"Programmets pakker mangler ({missing}). Kør »make install«, og start så med "
        f"».venv/bin/python cli.py« i stedet for »{sys.executable}«.\n"
    )
    sys.exit(Exit.NOT_NOW)

COMMANDS = {
    "check": check,
    "sources": sources,
    "table": table,
    "policy": policy,
    "dump": dump,
    "status": status,
    "trace": trace,
    "report": report,
    "calendar": calendar,
    "ingest": ingest,
    "history": history,
    "publications": publications,
    "log": log,
    "sign-in": sign_in,
    "backup": backup,
    "backups": backups,
    "rehearse": rehearse,
    "restore": restore,
    "restore-open-data": restore_open_data,
    "redact": redact,
}

if __name__ == "__main__":
    sys.exit(program.run(COMMANDS))
