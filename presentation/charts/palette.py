"""The colours of charts."""

from __future__ import annotations

from dataclasses import dataclass

from policy.statuses import Tone


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a chart; tests check their contrast with the page, and of target ink with a bar."""

    ink: str
    text: str
    bar: str
    failing: str
    reached: str
    partly: str
    unknown: str
    line: str
    quiet: str
    paper: str

    def tone(self, tone: Tone) -> str:
        """The colour of a mark of a tone."""
        match tone:
            case Tone.REACHED:
                return self.reached
            case Tone.PARTLY:
                return self.partly
            case Tone.FAILING:
                return self.failing
            case Tone.UNKNOWN:
                return self.unknown


LIGHT = Palette(
    ink="#16191d",
    text="#16191d",
    bar="#2f6f8f",
    failing="#b94334",
    reached="#1c5d43",
    partly="#6a5200",
    unknown="#595f57",
    line="#d9dbd5",
    quiet="#7d858a",
    paper="#ffffff",
)
DARK = Palette(
    ink="#e9ece8",
    text="#e9ece8",
    bar="#4f8fae",
    failing="#cf6353",
    reached="#7fcfa6",
    partly="#e3c46a",
    unknown="#a9b0a6",
    line="#3a4146",
    quiet="#8a9398",
    paper="#15191d",
)
