"""Hearing voice notes and reading receipts, with engines that are optional extras.

Importing this needs none of them; opening one says what is missing.
"""

from recobro.media.in_memory import InMemoryReceiptReader, InMemoryTranscriber
from recobro.media.settings import (
    MEDIA_VARIABLES,
    MediaSettings,
    MediaSettingsError,
    open_receipt_reader,
    open_transcriber,
    read_media_settings,
)

__all__ = [
    "MEDIA_VARIABLES",
    "InMemoryReceiptReader",
    "InMemoryTranscriber",
    "MediaSettings",
    "MediaSettingsError",
    "open_receipt_reader",
    "open_transcriber",
    "read_media_settings",
]
