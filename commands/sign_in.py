"""`sign-in`: checks the settings of sign-in, lists who is signed in, and signs people out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

from commands import as_json
from commands.exits import Exit
from monitor import editions, entrances, policies, settings
from policy import clock
from policy.actors import Actor
from policy.spelling import suggestion
from signin import settings as sign_in
from signin.provider import Provider
from signin.refusals import RefusedError
from signin.settings import SignIn, SignInSettingsError
from store.log import Act
from store.sessions import Session, Sessions

HELP = "Undersøg opsætningen af login, se hvem der er logget ind, eller log nogen ud"
CHECK_HELP = "Undersøg filen med adgang, og om login-tjenesten svarer"
LIST_HELP = "Skriv, hvem der er logget ind, de nyeste først"
END_HELP = "Log en person ud i alle browsere, senest efter få sekunder"


def arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(metavar="HANDLING", required=True)
    acts.add_parser("check", help=CHECK_HELP, description=CHECK_HELP).set_defaults(act=_check)
    acts.add_parser("list", help=LIST_HELP, description=LIST_HELP).set_defaults(act=_list)
    ending = acts.add_parser("end", help=END_HELP, description=END_HELP)
    ending.add_argument("account", metavar="KONTO", help="det, som list kalder account")
    ending.add_argument("--why", metavar="TEKST", required=True, help="grunden; står i loggen")
    ending.set_defaults(act=_end)


def run(options: argparse.Namespace) -> Exit:
    exit_code: Exit = options.act(options)
    return exit_code


def _check(_: argparse.Namespace) -> Exit:
    try:
        found = sign_in.current()
    except SignInSettingsError as refused:
        sys.stderr.write(f"{refused}\n")
        return Exit.FINDINGS
    if found is None:
        sys.stderr.write(f"Ingen logger ind: {settings.SIGN_IN_VARIABLE} er ikke sat.\n")
        return Exit.USAGE
    faults = [*_unknown_departments(found), *_faults_of_provider(found)]
    as_json.written(
        {
            "address": found.origin,
            "redirect_uri": found.callback if found.issuer else None,
            "issuer": found.issuer or None,
            "anonymous_reads": found.anonymous_reads,
            "roles": [
                {
                    "claim": rule.claim,
                    "values": sorted(rule.values),
                    "role": rule.role.value,
                    "departments": sorted(rule.departments),
                }
                for rule in found.role_rules
            ],
            "faults": faults,
        }
    )
    sys.stderr.writelines(f"{fault}\n" for fault in faults)
    return Exit.FINDINGS if faults else Exit.FINE


def _unknown_departments(found: SignIn) -> Iterator[str]:
    edition = editions.opened(policies.first()).edition(clock.today())
    known = [department.code for department in edition.status.departments]
    for code in sorted({code for rule in found.role_rules for code in rule.departments}):
        if code not in known:
            yield f"Forvaltningen »{code}« er ikke i politikken. {suggestion(code, known)}"


def _faults_of_provider(found: SignIn) -> Iterator[str]:
    if not found.issuer:
        return
    try:
        Provider(found).keys(None)
    except RefusedError as refused:
        yield refused.operator


def _list(_: argparse.Namespace) -> Exit:
    now = datetime.now(UTC)
    as_json.written({"sessions": [_shown(session) for session in _sessions().open(now)]})
    return Exit.FINE


def _shown(session: Session) -> dict[str, object]:
    return {
        "account": session.subject,
        "name": session.name,
        "roles": sorted(role.value for role in session.roles),
        "departments": sorted(session.departments),
        "began": session.began.isoformat(),
        "seen": session.seen.isoformat(),
        "ends": session.ends.isoformat(),
    }


def _end(options: argparse.Namespace) -> Exit:
    now, sessions = datetime.now(UTC), _sessions()
    hers = [session for session in sessions.open(now) if session.subject == options.account]
    sessions.end_all_of(options.account, "drift", now)
    if not hers:
        sys.stderr.write(f"Ingen er logget ind som »{options.account}«.\n")
        return Exit.USAGE
    newest = hers[0]
    person = Actor(newest.name, newest.roles, newest.departments, newest.subject)
    entrances.note(Act.SIGNED_OUT, person, options.why)
    as_json.written({"account": options.account, "ended": len(hers)})
    return Exit.FINE


def _sessions() -> Sessions:
    return Sessions(settings.store_place(), settings.patience())
