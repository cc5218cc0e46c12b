"""What is offered or under review for one policy never reaches another."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest

from monitor import policies
from pages.intake import upload_session
from pages.intake.upload_session import Chosen
from pages.shell import downloads

ROOT = Path(__file__).resolve().parents[2]
OTHER = "9999-anden"


def test_a_file_under_review_for_one_policy_is_not_accepted_for_another(monkeypatch):
    monkeypatch.setattr(upload_session.st, "session_state", {})
    chosen = Chosen("tal.xlsx", b"")
    with policies.about(policies.named(OTHER)):
        upload_session.take_up(chosen)
        assert upload_session.written() == chosen
    assert upload_session.written() is None
    upload_session.put_away()
    with policies.about(policies.named(OTHER)):
        assert upload_session.written() == chosen


@pytest.mark.parametrize(("code", "before"), [(OTHER, f"{OTHER}-"), (None, "")])
def test_a_file_made_later_in_another_thread_is_of_the_policy_that_its_button_was_on(
    code, before, monkeypatch
):
    offered, made = {}, []
    monkeypatch.setattr(
        downloads.st,
        "download_button",
        lambda _, make, name, *__, **___: offered.update({name: make}),
    )
    with policies.about(policies.named(code) if code else policies.default()):
        downloads.button("Hent", lambda: policies.chosen().code, "tal.csv", "text/csv")
    ((name, make),) = offered.items()
    thread = Thread(target=lambda: made.append(make()))
    thread.start()
    thread.join()
    assert (name, made) == (f"{before}tal.csv", [code or policies.default().code])


def test_every_download_is_offered_in_that_way():
    calls = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "pages").rglob("*.py")
        if "st.download_button(" in path.read_text(encoding="utf-8")
    }
    assert calls == {"pages/shell/downloads.py"}
