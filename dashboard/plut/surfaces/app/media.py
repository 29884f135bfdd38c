"""The names under which files behind buttons are fetched, `/media/<name>`.

Streamlit calls a file by a hash of its content: whoever guesses what somebody else has taken away could ask
whether it is there, number by number. And of a large file it hashes three pieces: one that differs elsewhere
would be taken for the one that is there already, whoever's that is. Ours are of the whole content and of a
secret of this process.
"""

import hashlib
import secrets

from streamlit.runtime import memory_media_file_storage

_SECRET = secrets.token_bytes(32)


def name_secretly() -> None:
    """From now on files that are made get names that nobody can work out."""
    memory_media_file_storage._calculate_file_id = _name


def _name(data: bytes, mimetype: str, filename: str | None = None) -> str:
    """The same for the same file, so that it is held once."""
    digest = hashlib.blake2b(key=_SECRET, digest_size=20)
    for part in (mimetype.encode(), (filename or "").encode(), data):
        digest.update(len(part).to_bytes(8))
        digest.update(part)
    return digest.hexdigest()
