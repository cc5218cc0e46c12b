"""Parses the command line, runs the command and returns its exit code."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from types import ModuleType
from typing import NoReturn

from commands import choosing
from commands.exits import Exit
from commands.faults import MissingFileError, tell
from monitor import persons, policies
from monitor.circles import NoSuchPolicyError
from monitor.editions import NoSuchSnapshotError
from monitor.intake import OutdatedError
from policy.actors import Actor, Role
from store.faults import NotDoneError, StoreError

OPERATOR = Actor("", frozenset({Role.OPERATOR}))
"""Whoever can start a command on the server sees everything; each act says by whom it is."""


class _Parser(argparse.ArgumentParser):
    """A parser that exits with `Exit.USAGE` on wrong usage."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(Exit.USAGE, f"{self.prog}: {message}\n")


def run(commands: Mapping[str, ModuleType], arguments: Sequence[str] | None = None) -> int:
    """Run the command named by the arguments; bugs are reported with the place of the traceback."""
    parser = _Parser(prog="cli.py", description="Status på handicappolitikken for programmer.")
    choices = parser.add_subparsers(metavar="KOMMANDO", required=True, parser_class=_Parser)
    for name, module in commands.items():
        command = choices.add_parser(name, help=module.HELP, description=module.HELP)
        module.arguments(command)
        command.set_defaults(run=module.run)
    options = parser.parse_args(arguments)
    try:
        with persons.acting(OPERATOR):
            return int(_done(options))
    except (MissingFileError, NoSuchPolicyError, NoSuchSnapshotError) as missing:
        sys.stderr.write(f"{missing}\n")
        return Exit.USAGE
    except (StoreError, OutdatedError) as fault:
        sys.stderr.write(f"{fault}\n")
        return Exit.NOT_NOW
    except NotDoneError as refused:
        sys.stderr.write(f"{refused}\n")
        return Exit.REFUSED
    except (PermissionError, IsADirectoryError) as closed:
        sys.stderr.write(f"Du har ikke ret til det, eller det er en mappe: {closed.filename}\n")
        return Exit.USAGE
    except Exception as fault:  # noqa: BLE001 - the outermost boundary: any other error is our bug
        tell("Kommandoen kunne ikke gøres færdig.", fault)
        return Exit.OWN_FAULT


def _done(options: argparse.Namespace) -> Exit:
    """The command's exit code; where it is about a policy, it is run for that one."""
    run: Callable[[argparse.Namespace], Exit] = options.run
    if not hasattr(options, "policy"):
        return run(options)
    with policies.about(choosing.chosen(options)):
        return run(options)
