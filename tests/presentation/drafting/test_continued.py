"""What goes on from one policy to the next is linked both ways."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from metrics.assessment import assess
from monitor.copying import Beginning, copied
from policy.choices import Continued
from presentation.drafting.continued import listing
from presentation.drafting.policy_list import Listed, copy_notice
from presentation.html.links import Links
from tests.made_up_city import WHOLE

TODAY = date(2028, 3, 1)
NEW = Beginning("2029-2032", "Ny politik", date(2029, 1, 1), date(2032, 12, 31), "Ida", TODAY)
COPY = copied(WHOLE, NEW)
LINKS = Links({"dato": "2027-01-01", "let": "ja"})


@pytest.fixture(scope="module")
def earlier():
    return assess(WHOLE, TODAY, 1)


@pytest.fixture(scope="module")
def later():
    """The copy, in which one remark has another code than in the earlier policy."""
    renamed = replace(COPY.remarks[0], id="NY-1")
    first, *others = (c for c in COPY.continuations if c.subject is Continued.REMARK)
    goes_on = (replace(first, id="NY-1"), *others)
    rows = replace(COPY, remarks=(renamed, *COPY.remarks[1:]), replies=(), continuations=goes_on)
    return assess(rows, TODAY, 1)


def test_a_later_remark_leads_to_the_earlier_one_under_its_code_there(earlier, later):
    shown = listing(later, Continued.REMARK, [Listed(None, earlier)], LINKS)
    first = WHOLE.remarks[0]
    assert f'<a href="./handicapraadet?let=ja#{first.id}">se den i' in shown
    assert f"{first.title}: " in shown
    assert shown.count("<a ") == len(WHOLE.remarks)


def test_an_earlier_remark_leads_on_to_the_later_one_in_its_policy(earlier, later):
    shown = listing(earlier, Continued.REMARK, [Listed("2029-2032", later)], LINKS)
    assert (
        '<a href="./handicapraadet?let=ja&amp;politik=2029-2032#NY-1">se den i Ny politik' in shown
    )


@pytest.mark.parametrize("subject", [Continued.INDICATOR, Continued.INITIATIVE])
def test_what_says_nothing_of_another_policy_has_no_list(subject, earlier, later):
    assert listing(later, subject, [Listed(None, earlier)], LINKS) == ""


def test_where_the_other_policy_may_not_be_seen_nothing_is_linked(later):
    assert listing(later, Continued.REMARK, [], LINKS) == ""


def test_a_copy_says_so_until_it_is_sent_out_for_hearing(earlier, later):
    assert copy_notice(later, "Den gamle", TODAY) == "Afskrift af Den gamle, ikke et forslag."
    assert copy_notice(later, "Den gamle", date(2028, 2, 1)) == ""
    assert copy_notice(earlier, "", TODAY) == ""


def test_a_policy_that_nothing_goes_on_from_has_no_list_although_its_codes_are_the_same(later):
    stranger = replace(WHOLE, policies=(replace(WHOLE.policies[0], id="2013-2020"),))
    status = assess(stranger, TODAY, 1)
    assert listing(status, Continued.REMARK, [Listed("2029-2032", later)], LINKS) == ""
