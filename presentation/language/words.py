"""Status words, and how texts are listed, capitalised and ended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from policy.bands import Bands
from policy.choices import RemarkKind
from policy.kinds import Kind
from policy.statuses import StatusCode
from presentation.language.numbers import hundredfold, number


def status_word(code: StatusCode, kind: Kind | None = None) -> str:
    """The word for a status: the kind's own where it has one."""
    own = kind.rule.words.get(code) if kind else None
    return own.label if own else code.label


def status_words(code: StatusCode, kind: Kind | None = None) -> tuple[str, ...]:
    """The easy pages' text for a status, in short sentences."""
    own = kind.rule.words.get(code) if kind else None
    return own.easy if own else code.meaning.easy


def explained(code: StatusCode, bands: Bands) -> str:
    """What a status means, with the policy's own bands."""
    return with_bands(code.meaning.explanation, bands)


def with_bands(text: str, bands: Bands) -> str:
    """A text of the method with the bands it names filled in.

    >>> with_bands("Mindst {near} procent, og R mindst {on_track_pace}.", Bands(near=0.925))
    'Mindst 92,5 procent, og R mindst 0,95.'
    """
    return text.format(
        near=number(hundredfold(bands.near)),
        on_track=number(hundredfold(bands.on_track)),
        too_slow=number(hundredfold(bands.too_slow)),
        on_track_pace=number(bands.on_track),
        too_slow_pace=number(bands.too_slow),
    )


def listed(words: Sequence[str], last: str = "og") -> str:
    """A list in running text.

    >>> listed(["SOF", "BUF", "KFF"])
    'SOF, BUF og KFF'
    """
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def set_to_all(choices: Sequence[str]) -> str:
    """Advice to a reader whose choices leave nothing to show."""
    return "Sæt valget til Alle." if len(choices) == 1 else "Sæt et af valgene til Alle."


def remark_kinds(kinds: Iterable[RemarkKind]) -> str:
    """The kinds of a remark, for its small heading."""
    return listed([kind.label for kind in kinds])


def capitalised(text: str) -> str:
    """The text with a capital first letter, the rest unchanged."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """The text with a small first letter, the rest unchanged."""
    return text[:1].lower() + text[1:]


def ended(sentence: str) -> str:
    """The sentence with one full stop, also where it ends with an abbreviation, a question, or goes on.

    >>> ended("ramper mv."), ended("Hvad koster det?"), ended("Der er flere …")
    ('ramper mv.', 'Hvad koster det?', 'Der er flere …')
    """
    return sentence if sentence.endswith((".", "?", "…")) else f"{sentence}."
