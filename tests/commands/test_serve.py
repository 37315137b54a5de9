"""`serve`, as it is used: files are saved, and the answers of the server follow."""

import json
import socket
import time

import pytest
import urllib3
from PIL import Image

from generator.commands.building import THEME, Sources
from generator.commands.serve import _Building
from generator.gallery.images import pictures
from tests.conftest import REPOSITORY
from tests.previews import PATIENCE, preview_of, until

pytestmark = pytest.mark.slow

TIDES = {"title": "Tides", "url": "https://books.example/tides/", "tags": ["sea"]}


@pytest.fixture
def portfolio(tmp_path, data):
    data(TIDES)
    (tmp_path / "data" / "site.yml").write_text("title: Shelf\n")
    return tmp_path


def events(preview):
    """What the server tells of each scene."""
    answer = urllib3.request("GET", f"{preview.address}__preview__/events", preload_content=False, timeout=PATIENCE)
    buffer = b""
    for piece in answer.stream(1):
        buffer += piece
        if buffer.endswith(b"\n\n"):
            yield json.loads(buffer.removeprefix(b"data: "))
            buffer = b""


def test_addresses_are_those_of_github_pages(portfolio):
    with preview_of(portfolio) as preview:
        index = preview.get()
        assert (index.status, index.headers["content-type"]) == (200, "text/html; charset=utf-8")
        assert "Tides" in index.data.decode()
        assert index.headers["cache-control"] == "no-store"
        moved = preview.get("tags?a=b")
        assert (moved.status, moved.headers["location"]) == (302, "/tags/?a=b")
        lost = preview.get("no/such/page")
        assert lost.status == 404
        assert f'href="{preview.address}assets/style.css' in lost.data.decode()
        assert json.loads(preview.text("projects.json"))["projects"][0]["title"] == "Tides"
        assert preview.get("__preview__/nothing").status == 404
        assert urllib3.request("POST", preview.address, timeout=PATIENCE).status == 405
    assert not (portfolio / "site").exists()


def test_other_names_get_nothing(portfolio):
    with preview_of(portfolio) as preview:
        assert preview.get(Host="localhost").status == 200
        for path in ("", "projects.json", "__preview__/events"):
            refused = preview.get(path, Host="evil.example")
            assert (refused.status, b"Tides" in refused.data) == (403, False)


@pytest.mark.parametrize("form", ["projects.yml", "projects"])
def test_each_form_of_the_data_is_followed(run, portfolio, form):
    assert run("convert", "data/projects.json", f"data/{form}").returncode == 0
    with preview_of(portfolio) as preview:
        assert "Tides" in preview.text()
        (portfolio / "data" / "site.yml").write_text(f"data: {form}\ntitle: Other data\n")
        until(lambda: "Other data" in preview.text())
        path = portfolio / "data" / form
        file = next(path.glob("*.md")) if path.is_dir() else path
        time.sleep(0.3)
        file.write_text(file.read_text().replace("Tides", "Currents"))
        until(lambda: "Currents" in preview.text())


def test_theme_and_pictures_are_followed(portfolio):
    with preview_of(portfolio) as preview:
        assert "Tides" in preview.text()
        (portfolio / "templates" / "partials").mkdir(parents=True)
        (portfolio / "templates" / "partials" / "card.html").write_text("<p>A card of one's own</p>")
        until(lambda: "A card of one's own" in preview.text())
        (portfolio / "templates" / "partials" / "card.html").unlink()
        (portfolio / "data" / "tides.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
        (portfolio / "data" / "projects.json").write_text(json.dumps({"projects": [TIDES | {"logo": "tides.svg"}]}))
        until(lambda: "assets/logos/tides-" in preview.text())


def test_a_failed_build_is_told_with_its_place_and_mended_by_itself(portfolio):
    with preview_of(portfolio) as preview:
        told = events(preview)
        assert next(told)["problems"] == []
        (portfolio / "data" / "site.yml").write_text("title: Shelf\ntitel: <b>\n")
        [problem] = next(told)["problems"]
        assert problem["place"].startswith("data/site.yml:2:1 titel")
        assert problem["advice"]
        assert "Tides" in preview.text()
        until(lambda: "The build failed" in preview.said())
        assert "data/site.yml:2:1 titel: error: " in preview.said()
        (portfolio / "data" / "site.yml").write_text("title: Mended\n")
        scene = next(told)
        assert scene["problems"] == []
        assert f'data-build="{scene["build"]}"' in preview.text()
        assert "Mended" in preview.text()


def test_a_first_build_that_fails_is_shown_and_mended(portfolio):
    file = portfolio / "data" / "projects.json"
    whole = file.read_text()
    file.write_text('{"projects": [\n<script>]}')
    with preview_of(portfolio) as preview:
        failed = preview.get("projects/")
        assert failed.status == 500
        page = failed.data.decode()
        assert "data/projects.json:2:1" in page
        assert "<script>" not in page
        assert "/__preview__/reload.js" in page
        file.write_text(whole)
        until(lambda: "Tides" in preview.text())


def test_files_in_two_steps_and_in_bursts_end_in_the_last_state(portfolio):
    file = portfolio / "data" / "projects.json"
    with preview_of(portfolio) as preview:
        assert "Tides" in preview.text()
        with file.open("w") as half:
            half.flush()
            time.sleep(0.12)
            half.write(json.dumps({"projects": [TIDES | {"title": "Written late"}]}))
        until(lambda: "Written late" in preview.text())
        assert "failed" not in preview.said()
        before = preview.said().count("1 project on")
        for number in range(20):
            file.write_text(json.dumps({"projects": [TIDES | {"title": f"Save {number}."}]}))
        until(lambda: "Save 19." in preview.text())
        time.sleep(0.5)
        assert preview.said().count("1 project on") - before <= 3


def test_files_written_on_the_way_hold_no_script_of_the_preview(portfolio):
    with preview_of(portfolio, "--out", "data/out", "--base-url", "https://ada.example/books/") as preview:
        assert "/__preview__/" in preview.text()
        page = (portfolio / "data" / "out" / "index.html").read_text()
        assert "preview" not in page.lower().replace("previews", "")
        assert 'href="https://ada.example/books/"' in page
        time.sleep(0.5)
        assert preview.said().count("1 project on") == 1


def test_an_interrupt_ends_it_quietly_while_a_page_is_open(portfolio):
    with preview_of(portfolio) as preview:
        told = events(preview)
        next(told)
        until(lambda: "1 project on" in preview.said())
        assert preview.interrupt() == 130
        assert preview.said().partition("1 project on")[2].splitlines()[1:] == ["", "Interrupted."]


def test_the_page_is_opened_when_asked_for(portfolio):
    browser = portfolio / "browser"
    browser.write_text(f"#!/bin/sh\nprintf '%s' \"$1\" > '{portfolio}/opened'\n")
    browser.chmod(0o755)
    with preview_of(portfolio, "--open", BROWSER=f"{browser} %s") as preview:
        until((portfolio / "opened").exists)
        until(lambda: (portfolio / "opened").read_text() == preview.address)


def test_a_port_that_is_taken_is_told(run, portfolio):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("serve", "--port", port)
    assert done.returncode == 1
    assert done.stderr.startswith(f"error: The port {port} is taken. Is another preview running?")


def test_an_address_of_another_computer_is_told(run, portfolio):
    done = run("serve", "--host", "192.0.2.1", "--port", "0")
    assert done.returncode == 1
    assert "The preview cannot be at 192.0.2.1, port 0: " in done.stderr


def test_what_has_to_be_installed_is_told(run, portfolio, tmp_path_factory):
    libraries = tmp_path_factory.mktemp("libraries")
    (libraries / "sitecustomize.py").write_text(
        "from importlib.machinery import PathFinder\n"
        "found = PathFinder.find_spec\n"
        "hidden = ('uvicorn', 'watchfiles')\n"
        "PathFinder.find_spec = lambda name, *rest: None if name in hidden else found(name, *rest)\n"
    )
    done = run("serve", env={"PYTHONPATH": f"{libraries}:{REPOSITORY}"})
    assert done.returncode == 1
    assert "Run python -m pip install uvicorn watchfiles" in done.stderr


def test_a_logo_is_made_once_however_often_the_gallery_is(tmp_path, data, monkeypatch):
    data({**TIDES, "logo": "tides.png"})
    Image.new("RGB", (900, 900), "#336699").save(tmp_path / "data" / "tides.png")
    made: list[str] = []
    encoded = pictures._encoded

    def noted(contents):
        made.extend(contents)
        return encoded(contents)

    monkeypatch.setattr(pictures, "_encoded", noted)
    sources = Sources(tmp_path / "data" / "projects.json", tmp_path / "data" / "site.yml", THEME, None, strict=False)
    (tmp_path / "data" / "site.yml").write_text("title: Shelf\n")
    build = _Building(sources, "http://127.0.0.1:8000/", None)
    first, second = (build((), lambda _path, _content: None) for _ in range(2))
    assert first.files == second.files
    assert made == ["tides.png"]
