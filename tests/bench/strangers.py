"""Strangers who ask a server for what it has not made yet, one thing after the other, and never wait as long as
they are told: run beside a reader of the app by `light.py`, until their input ends.

They stand for other machines, so they take only the time of this one's processors that nobody else wants.

    python strangers.py ADDRESS HOW_MANY FIRST
"""

import http.client
import itertools
import json
import os
import sys
import threading
from collections import Counter
from urllib.parse import urlsplit

PAUSE = 0.5  # seconds between an answer and the next question


def main() -> int:
    os.nice(19)
    server, many, first = urlsplit(sys.argv[1]).netloc, int(sys.argv[2]), int(sys.argv[3])
    numbers, done = itertools.count(first), threading.Event()
    answers: Counter[int] = Counter()
    crowd = [threading.Thread(target=stranger, args=(server, numbers, done, answers)) for _ in range(many)]
    for thread in crowd:
        thread.start()
    sys.stdin.read()
    done.set()
    for thread in crowd:
        thread.join()
    json.dump({"answers": answers, "next": next(numbers)}, sys.stdout)
    return 0


def stranger(
    server: str, numbers: "itertools.count[int]", done: threading.Event, answers: Counter[int]
) -> None:
    """Asks for light pages that nobody has asked for, and counts the answers by their status."""
    while not done.is_set():
        number = next(numbers)
        connection = http.client.HTTPConnection(server, timeout=60)
        path = f"/ringan/peta?provinsi={11 + number % 80}&pusat={number}&lang=en"
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        connection.close()
        answers[answer.status] += 1
        done.wait(PAUSE)


if __name__ == "__main__":
    sys.exit(main())
