import json
from datetime import datetime, timedelta

from generator.documents.json_text import read_json
from generator.model.dates import UTC
from generator.model.payload import decode
from generator.model.problems import Problem
from generator.stores.rejected import KEPT, keep_rejected

NOW = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
EVENT = {"action": "project-created", "client_payload": {"title": "", "url": "https://books.example.org/"}}
PROBLEM = Problem(("client_payload", "title"), "is missing", "Write the title.")


def test_the_file_is_named_after_time_and_run_and_tells_what_is_wrong(tmp_path):
    file = keep_rejected(tmp_path / "rejected", EVENT, [PROBLEM], "4711", NOW)
    assert file.name == "20260314T093000Z-4711.json"
    record = json.loads(file.read_text("utf-8"))
    assert record["problems"] == ["client_payload.title: is missing. Write the title."]
    assert record["rejected_at"] == "2026-03-14T09:30:00Z"


def test_a_kept_event_can_be_decoded_again_once_mended(tmp_path):
    file = keep_rejected(tmp_path / "rejected", EVENT, [PROBLEM], "1", NOW)
    file.write_text(file.read_text("utf-8").replace('"title": ""', '"title": "Mended"'), "utf-8")
    event = decode(read_json(file).content).event
    assert event
    assert event.subject.url == "https://books.example.org/"


def test_a_run_that_is_no_number_gets_into_no_file_name(tmp_path):
    assert keep_rejected(tmp_path / "rejected", EVENT, [], "../../evil", NOW).name == "20260314T093000Z-local.json"


def test_two_events_of_one_second_are_both_kept(tmp_path):
    events = [{**EVENT, "client_payload": {"title": title}} for title in "abc"]
    files = {keep_rejected(tmp_path / "rejected", event, [], "1", NOW) for event in events}
    assert len(files) == len(list((tmp_path / "rejected").iterdir())) == 3


def test_the_same_event_kept_again_by_a_second_try_is_one_file(tmp_path):
    files = {keep_rejected(tmp_path / "rejected", EVENT, [], "1", NOW) for _ in range(3)}
    assert list((tmp_path / "rejected").iterdir()) == list(files)


def test_the_newest_are_kept(tmp_path):
    files = [keep_rejected(tmp_path / "rejected", EVENT, [], "1", NOW + timedelta(seconds=n)) for n in range(KEPT + 3)]
    assert sorted((tmp_path / "rejected").iterdir()) == files[3:]


def test_a_lone_surrogate_is_kept_as_the_escape_it_came_as(tmp_path):
    payload = {"client_payload": {"title": "broken \ud800", "url": "https://books.example.org/"}}
    file = keep_rejected(tmp_path / "rejected", payload, [], "1", NOW)
    assert "broken \\ud800" in file.read_text("utf-8")
    assert json.loads(file.read_text("utf-8"))["client_payload"] == payload["client_payload"]


def test_an_event_that_is_no_object_is_kept_too(tmp_path):
    file = keep_rejected(tmp_path / "rejected", ["nonsense"], [PROBLEM], "1", NOW)
    assert json.loads(file.read_text("utf-8"))["client_payload"] == ["nonsense"]
