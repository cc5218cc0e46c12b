"""The colours of documents, as six hexadecimal digits; those of a status are its tone's (`policy.statuses`)."""

from __future__ import annotations

INK, MUTED, LINE, PANEL, HEAD = "16191d", "595f57", "d9dbd5", "eef2ee", "2f6f8f"
