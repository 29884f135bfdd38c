"""A file behind a button is fetched by a name that nobody can work out from what is in it."""

import urllib.request

import pytest
from asked import ask
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.DownloadButton_pb2 import DownloadButton
from streamlit.runtime.media_file_storage import MediaFileKind
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage, _calculate_file_id
from talking import folds, hear, run, talk

from plut.surfaces.app import media

streamlits = _calculate_file_id  # as it was before ours took its place
MEGABYTE = 2**20


def taken_away(server: str, page: str) -> tuple[str, DownloadButton]:
    """The address of the first file that a page gives, once somebody has pressed its button, and the
    button."""
    with talk(server) as line:
        first = run(line, page)
        said = run(line, page, folds(first))
        elements = [one.delta.new_element for one in said if one.delta.HasField("new_element")]
        button = next(one.download_button for one in elements if one.HasField("download_button"))
        wanted = BackMsg()
        wanted.backend_operation_request.request_id = "it"
        wanted.backend_operation_request.session_id = first[0].new_session.initialize.session_id
        wanted.backend_operation_request.deferred_file.file_id = button.deferred_file_id
        line.send(wanted.SerializeToString())
        answer = hear(line, "backend_operation_response")[-1].backend_operation_response
        assert not answer.error_msg
        with urllib.request.urlopen(f"{server}{answer.deferred_file.url}") as file:
            assert file.status == 200
        return answer.deferred_file.url, button


def test_who_guesses_what_somebody_has_taken_away_is_not_told(server):
    """The small file of a picture: of what is in it perhaps one number is not known to who asks."""
    url, _ = taken_away(server, "peta")
    file = ask(server, url)
    kind, name = file.headers["content-type"].partition(";")[0], file.headers["content-disposition"]
    guess = streamlits(file.content, kind, name.split('"')[1])
    assert guess not in url
    assert ask(server, f"/media/{guess}.{url.rpartition('.')[2]}").status == 404


@pytest.fixture
def storage() -> MemoryMediaFileStorage:
    media.name_secretly()
    return MemoryMediaFileStorage("/media")


def test_large_files_that_differ_in_one_place_are_two(storage):
    """Streamlit hashes three pieces of a large one."""
    one = b"1" * 3 * MEGABYTE
    other = one[:MEGABYTE] + b"2" + one[MEGABYTE + 1 :]
    assert streamlits(one, "text/csv", "x.csv") == streamlits(other, "text/csv", "x.csv")
    names = [
        storage.load_and_get_id(each, "text/csv", MediaFileKind.DOWNLOADABLE, "x.csv")
        for each in (one, other, one)
    ]
    assert names[0] == names[2] != names[1]
    assert storage.get_file(names[1]).content == other


def test_a_name_is_of_all_that_a_file_is(storage):
    files = (
        (b"a", "text/csv", "b"),
        (b"a", "text/csv", None),
        (b"", "text/csv", "ba"),
        (b"a", "text/csvb", ""),
    )
    names = {
        storage.load_and_get_id(content, kind, MediaFileKind.DOWNLOADABLE, name)
        for content, kind, name in files
    }
    assert len(names) == len(files)
