"""Fields for what a plan does not say itself: whose it is, what it is called, and its date."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from loaders.delivery import Naming
from metrics.status import Status
from pages.intake import upload_session
from pages.intake.upload_session import Chosen
from pages.shell import fields
from policy.whole_city import WHOLE_CITY
from presentation.html.markup import paragraph
from presentation.language.department_names import department_name

HELP = (
    "Filen er en plan med indsatser. Den siger ikke selv, hvilken forvaltning den er fra, hvad den hedder, "
    "og hvornår den er fra. Skriv det her. En indsats, der er kendt i forvejen, bliver opdateret."
)


def asked(status: Status, chosen: Chosen) -> Chosen | None:
    """The same file with what is said about its plan; None until all fields are filled in."""
    st.html(paragraph(HELP))
    with st.form("plan", border=False):
        department = _department(status)
        title, dated = (
            fields.line(label, key=f"plan-{key}-{upload_session.turn()}")
            for key, label in (
                ("title", "Hvad hedder planen? Fx Indsatsplan 2027"),
                ("dated", "Hvornår er den fra? Fx 2027-01 eller 15. januar 2027"),
            )
        )
        lacking = st.form_submit_button("Læs planen") and any(
            [
                department.lacks("Vælg, hvilken forvaltning planen er fra."),
                title.lacks("Skriv, hvad planen hedder."),
                dated.lacks("Skriv, hvornår planen er fra."),
            ]
        )
    naming = Naming(dated.text, department.text, title.text)
    return replace(chosen, naming=naming) if all(naming.texts) and not lacking else None


def _department(status: Status) -> fields.Answer:
    code = st.selectbox(
        "Hvilken forvaltning er planen fra?",
        [each.code for each in status.departments if each.code != WHOLE_CITY],
        index=None,
        format_func=lambda code: department_name(status, code),
        placeholder="Vælg en forvaltning",
        key=f"plan-department-{upload_session.turn()}",
    )
    return fields.Answer(code or "", st.empty())
