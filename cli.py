"""The door for programs: `python cli.py COMMAND`."""

import sys

from commands import check, dump, program, status

COMMANDS = {
    "check": check,
    "dump": dump,
    "status": status,
}

if __name__ == "__main__":
    sys.exit(program.run(COMMANDS))
