"""The files that pages have sent: Streamlit keeps them in memory, until the page has been closed a while.

It only frees those of closed pages when another page is closed, so a quiet server keeps them.
"""

from __future__ import annotations

from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager


def has_room(size: int, most: int) -> bool:
    """Whether so many more bytes can be kept; where not, those of closed pages are freed first."""
    if _kept() + size > most:
        _free_closed()
    return _kept() + size <= most


def of_page(page: str) -> int:
    """The bytes kept for one page, by Streamlit's id of it."""
    return sum(len(file.data) for file in [*_manager().file_storage.get(page, {}).values()])


def _kept() -> int:
    return sum(of_page(page) for page in [*_manager().file_storage])


def _free_closed() -> None:
    running = runtime.get_instance()
    for page in [*_manager().file_storage]:
        if not running.is_active_session(page):
            _manager().remove_session_files(page)


def _manager() -> MemoryUploadedFileManager:
    manager = runtime.get_instance().uploaded_file_mgr
    assert isinstance(manager, MemoryUploadedFileManager)  # noqa: S101 - the kind that st.App makes
    return manager
