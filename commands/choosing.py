"""The option for the policy that a command is about."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from monitor import circles
from monitor.policies import Place
from policy import clock


def policy(parser: ArgumentParser) -> None:
    """Add the option for the policy."""
    parser.add_argument(
        "--policy",
        metavar="KODE",
        help="politikkens kode, som arket Politik har den; ellers den, siden åbner på",
    )


def chosen(options: Namespace) -> Place:
    """The policy that the options name, else the usual one.

    Raises `NoSuchPolicyError`, also for one that may not be seen here, and `StoreError`.
    """
    today = clock.today()
    return circles.asked_for(options.policy, today) if options.policy else circles.usual(today)
