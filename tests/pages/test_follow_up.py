"""A later policy counts on the page of follow-ups where it may be seen, and nowhere else."""

from __future__ import annotations

from datetime import date

import pytest

from monitor import beginning, editions, policies, settings
from monitor.copying import Beginning
from policy import clock
from policy.choices import Circle
from policy.drafting import DraftTarget
from tests import made_up_city
from tests.pages_run import opened, words
from tests.store.deliveries import delivered

CODE = "2029-2032"
LATER = "foreslået af De Hemmelige"


@pytest.fixture
def draft(tmp_path, monkeypatch):
    """The next policy of the made-up city, with a target that follows a remark; closed."""
    data = made_up_city.workbooks(tmp_path / "2021-2028", made_up_city.WHOLE)
    monkeypatch.setenv(settings.DATA_FOLDER_VARIABLE, str(data))
    monkeypatch.setenv(settings.STORE_VARIABLE, str(tmp_path / "var"))
    monkeypatch.setenv(settings.DRAFTS_VARIABLE, "egen")
    new = Beginning(CODE, "Ny politik", date(2029, 1, 1), date(2032, 12, 31), "Ida", clock.today())
    place = beginning.begin(new, policies.first())
    target = DraftTarget(
        id="m-9",
        indicator=made_up_city.TARGETS[0].indicator,
        department="VEJ",
        follows_remarks=("R-3",),
        rationale=LATER,
    )
    delivered(editions.opened(place).store, target)
    yield place
    editions.opened.cache_clear()


def test_a_target_of_a_draft_shows_on_the_public_page_once_the_draft_is_open(draft, monkeypatch):
    monkeypatch.delenv(settings.DRAFTS_VARIABLE)
    assert LATER not in words(opened("status/follow_up"))
    monkeypatch.setenv(settings.DRAFTS_VARIABLE, "egen")
    assert LATER in words(opened("status/follow_up"))
    with policies.about(draft):
        beginning.open_for(Circle.EVERYONE, "Bo", clock.today())
    monkeypatch.delenv(settings.DRAFTS_VARIABLE)
    assert LATER in words(opened("status/follow_up"))
    of_that_day = words(opened("status/follow_up", dato="2025-06-20"))
    assert LATER not in of_that_day
    assert "R-3" in of_that_day
