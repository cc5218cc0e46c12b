"""A window that a test has used tells the next test nothing."""

from __future__ import annotations

KEEP = "localStorage.kept = 1; sessionStorage.kept = 1; document.cookie = 'kept=1'"
KEPT = "[localStorage.length, sessionStorage.length, document.cookie]"
MEDIA = ("print", "(forced-colors: active)", "(prefers-color-scheme: dark)")


def test_a_used_window_keeps_neither_what_a_page_stored_nor_how_it_was_shown(windows, app_address):
    health = f"{app_address}/sundhed"
    used = windows.taken(390, 844, dark=True)
    used.goto(health)
    used.evaluate(KEEP)
    used.emulate_media(media="print", forced_colors="active")
    windows.put_back(used)

    again = windows.taken(1280, 900, dark=False)
    assert again is used
    again.goto(health)
    assert again.evaluate(KEPT) == [0, 0, ""]
    shown = [media for media in MEDIA if again.evaluate(f"matchMedia('{media}').matches")]
    assert shown == []
    assert again.evaluate("innerWidth") == 1280
    windows.put_back(again)
