"""What a preview sends for which address, and what it makes of pages."""

import json

from generator.model.problems import Problem
from generator.preview.pages import Found, content_type, failure_page, find, scene_as_json, with_client

FILES = dict.fromkeys(["index.html", "404.html", "tags/index.html", "feed.xml", "about.html"], b"")
HOSTILE = Problem(("projects", 0), "is <script>alert(1)</script>", "Do & mend.", file="a<b.json", line=3, column=4)


def test_addresses_lead_to_the_files_that_github_pages_sends():
    assert find("", FILES) == Found("index.html")
    assert find("tags/", FILES) == Found("tags/index.html")
    assert find("feed.xml", FILES) == Found("feed.xml")
    assert find("about", FILES) == Found("about.html")
    assert find("tags", FILES) == Found(moved="tags/")


def test_a_lost_address_gets_the_sites_own_page_and_status():
    assert find("nowhere/", FILES) == Found("404.html", 404)
    assert find("feed.xml/", FILES) == Found("404.html", 404)
    assert find("../index.html", FILES) == Found("404.html", 404)
    assert find("nowhere", {}) is None


def test_the_script_stands_at_the_end_of_the_body():
    page = with_client(b"<body>one</BODY></html>", "7-1")
    assert page == b'<body>one<script src="/__preview__/reload.js" data-build="7-1"></script>\n</BODY></html>'
    assert with_client(b"no body", "7-1").startswith(b"no body<script ")


def test_types_are_those_of_the_web():
    assert content_type("a/b.js") == "text/javascript; charset=utf-8"
    assert content_type("x.avif") == "image/avif"
    assert content_type(".nojekyll") == "application/octet-stream"


def test_a_failure_names_place_message_and_advice_with_nothing_left_to_run():
    page = failure_page([HOSTILE]).decode()
    assert "a&lt;b.json:3:4 projects[0]" in page
    assert "is &lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "Do &amp; mend." in page
    assert "<script" not in page


def test_the_script_is_told_the_same():
    assert json.loads(scene_as_json("7-1", [HOSTILE])) == {
        "build": "7-1",
        "problems": [
            {"place": "a<b.json:3:4 projects[0]", "message": "is <script>alert(1)</script>", "advice": "Do & mend."}
        ],
    }
