"""The council writes to a draft beside the policy in force, where people sign in. Invented words."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from monitor import editions, persons, policies, settings
from monitor.intake import Intake
from policy.choices import Circle, DraftStep
from policy.clock import today
from policy.drafting import Opening, PolicyStep
from policy.tables import TABLES
from presentation import pages
from presentation.html import addresses
from store import beside
from store.accepted import Store
from tests import outputs
from tests.made_up_city import WHOLE
from tests.pages_run import labelled, labels, ran, words
from tests.people import BUF, COORDINATOR, COUNCIL, as_user
from tests.store.deliveries import TODAY, delivered, delivery, preview_of

CODE = "2027-2030"
OWN = "Rådets egne ord"
OPENED = Opening(circle=Circle.COUNCIL, dated=date(2020, 1, 1), name="Karen")
DRAFT = replace(
    WHOLE,
    policies=(replace(WHOLE.policies[0], id=CODE, title="Politik 2027-2030"),),
    policy_steps=(
        PolicyStep(
            step=DraftStep.HEARING, dated=date(2020, 1, 1), deadline=today() + timedelta(days=1)
        ),
    ),
    openings=(OPENED,),
    snapshots=(),
)


@pytest.fixture(scope="module")
def store(store_with_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The store of the draft, beside that of the shipped policy."""
    folder = shutil.copytree(store_with_data, tmp_path_factory.mktemp("beside") / "store")
    drafted = Store(beside.place_of(str(folder), CODE))
    delivered(drafted, *(row for table in TABLES for row in getattr(DRAFT, table.name)))
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(settings.STORE_VARIABLE, str(folder))
        environment.setenv("HANDICAPMONITOR_SIGN_IN", "adgang.toml")
        assert CODE in policies.every()
        editions.opened.cache_clear()
        yield drafted
    editions.opened.cache_clear()


@pytest.fixture(scope="module")
def page(store):
    shown = outputs.Shown()
    with shown.watched():
        outputs.opened(None, {})
        return next(each for each in shown.pages if each.url_path == pages.REMARKS_AND_ANSWERS)


def seen_by(who, page, **choices):
    app = outputs.opened(page, choices, as_user(who))
    assert not app.exception
    return app


def test_the_draft_is_answered_on_its_own_page_to_which_there_is_a_link(page):
    told = words(seen_by(COUNCIL, page))
    assert f'href="./bemaerkninger-og-svar?politik={CODE}#raad">Skriv til udkastet Politik' in told
    assert "fristen er i morgen" in told
    app = seen_by(COUNCIL, page, politik=CODE)
    assert labelled(app.selectbox, "Hvad vil I skrive?").options[0] == "Et svar på udkastet"
    assert "Skriv til udkastet" not in words(app)
    assert "Skriv til udkastet" not in words(seen_by(BUF, page))  # the council's half is not hers


def test_words_to_a_draft_that_is_closed_to_the_council_are_shown_to_be_copied(page, store):
    app = seen_by(COUNCIL, page, **{addresses.POLICY: CODE})
    labelled(app.text_area, OWN).set_value("Det her må ikke gå tabt.")
    labelled(app.button, "Se, hvad det vil ændre").click()
    app = ran(app)
    with persons.acting(COORDINATOR):
        gone = delivery(withdrawn=[("openings", (OPENED.circle,))])
        looked = preview_of(store, gone, b"lukket", TODAY)
        Intake(store, COORDINATOR).accept(looked, b"lukket")
    app = ran(app)
    told = words(app)
    assert f"Politikken »{CODE}« findes ikke her." in told
    assert "Det her har I skrevet, men ikke sendt" in told
    assert labelled(app.text_area, f"Ikke sendt: {OWN}").value == "Det her må ikke gå tabt."
    assert "Godkend indberetningen" not in labels(app.button)
