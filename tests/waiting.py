"""Waiting for a server that a test has started."""

import time
import urllib.request


def until_it_answers(address: str) -> None:
    """Come back once there is an answer at an address, or a minute later: what follows then says what is
    wrong."""
    for _ in range(120):
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.5)
