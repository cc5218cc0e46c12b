"""Where the focus of the keyboard is, and what it can reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Whether the focused element, or the box around a field, has an outline; its description; and its
# position among everything focusable.
FOCUS = """
() => {
    const active = document.activeElement;
    const box = active.closest('[role="group"], [data-testid="stTextInputRootElement"]');
    const drawn = [active, box].filter(Boolean).map(element => getComputedStyle(element));
    const ours = getComputedStyle(document.documentElement).getPropertyValue('--link');
    const place = active.getBoundingClientRect();
    return {
        name: active.getAttribute('aria-label') || active.innerText || active.tagName,
        tag: active.tagName,
        seen: drawn.some(style => style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2),
        within: place.bottom > 0 && place.top < innerHeight,
        known: (window.known ?? []).indexOf(active),
    };
}
"""
# Controls in reading order, except collapsed ones and those outside the tab order.
KNOW = """
() => {
    const controls = [...document.querySelectorAll(
        'a[href], button, input, select, textarea, summary, [tabindex="0"]')];
    window.known = controls.filter(control =>
        control.tabIndex >= 0 && !control.disabled
        && control.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true})
        && !control.closest('template')
        && control.tagName !== 'BODY');
    return window.known.length;
}
"""


def focused(page: Page) -> dict:
    """The focused control: its name, whether it is seen, and its place among those known by `KNOW`."""
    return page.evaluate(FOCUS)
