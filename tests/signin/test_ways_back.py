"""After signing in, nobody is led to another site."""

from __future__ import annotations

from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signin.ways_back import way_back

ORIGIN = "https://handicap.example.dk"
TRICKY = st.text(st.sampled_from("/\\.:@?#%\t\n\r abæ2F5Cevil.example"), max_size=20)


@given(st.one_of(TRICKY, TRICKY.map("/".__add__), st.text()))
def test_a_way_back_is_always_a_path_of_the_site(wanted):
    found = way_back(wanted)
    assert found.isascii()
    for led in (ORIGIN + found, urljoin(f"{ORIGIN}/log-ind/svar", found)):
        parts = urlsplit(led)
        assert (parts.scheme, parts.netloc) == ("https", "handicap.example.dk")
        assert not parts.path.startswith("//")


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="\\#"),
        max_size=60,
    )
)
def test_a_path_of_the_site_with_its_query_is_kept(query):
    found = way_back(f"/soeg?ord={query}")
    assert unquote(found) == unquote(f"/soeg?ord={query}")


@pytest.mark.parametrize(
    "wanted",
    ["", "soeg", "//andet.example/", "/\\andet.example", "\\\\andet", "https://andet.example", "javascript:x",
     "/log-ind?til=/", "/log-ud", "/\t/andet.example", "/a\r\nSet-Cookie: x", f"/{'a' * 2000}"],
)  # fmt: skip
def test_anything_else_becomes_the_front_page(wanted):
    assert way_back(wanted) == "/"
