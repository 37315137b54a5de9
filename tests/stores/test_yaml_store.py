"""The YAML store: comments stay, words typed by hand are what they were meant to be, and much fits in."""

import time
from datetime import datetime, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import DocumentError, FileError
from generator.model.catalog import Catalog
from generator.model.merge import merge
from generator.model.payload import decode
from generator.model.project import Project
from generator.model.records import encode_catalog
from generator.stores.yaml_store import YamlStore

NOW = datetime(2026, 3, 14, 9, 30, tzinfo=timezone.utc)

BY_HAND = """\
# yaml-language-server: $schema=../schema.json

$schema: ../schema.json  # for editors

# The list.
projects:
  # Newest first.

  # about A 🌊é
  - title: A   # short
    # where it is
    url: https://a.example/
    updated: 2026-02-01
    body: |
      # A heading, no comment

      Text.

  # about B
  - url: https://b.example/
    title: B # once C

    tags: [x, 'y']  # two
    version: 1.10
    source: # from the book
      # which run
      run_id: 7
      deployed_at: 2026-01-01

  - {title: C, url: "https://c.example/#not-a-comment"}
# what is gone
tombstones:
  - url: https://gone.example/   # a pity
    updated: 2026-01-01
# the end
"""


def event(action="updated", /, **payload):
    found = decode({"action": f"project-{action}", "client_payload": payload}).event
    assert found
    return found


@pytest.fixture
def store(file):
    return lambda text=BY_HAND: YamlStore(file(text, "projects.yml"))


def merged(store, *events):
    """The text of the store and the comments that are lost, after each event."""
    lost = []
    for one in events:
        catalog = merge(store.load().catalog, one, NOW)[0]
        lost += [(problem.line, problem.column, problem.message.split("'")[1]) for problem in store.losses(catalog)]
        store.save(catalog)
        assert encode_catalog(store.load().catalog) == encode_catalog(catalog)
    return store.path.read_bytes().decode(), lost


def test_a_file_by_hand_keeps_every_byte_until_something_changes(store):
    by_hand = store()
    by_hand.save(by_hand.load().catalog)
    assert by_hand.path.read_text("utf-8") == BY_HAND
    assert not by_hand.losses(by_hand.load().catalog)


def test_a_new_project_costs_no_comment_and_no_other_line(store):
    text, lost = merged(store(), event(title="New", url="https://new.example/"))
    assert not lost
    assert [line for line in text.splitlines() if line not in BY_HAND.splitlines()] == [
        "  - title: New",
        "    url: https://new.example/",
        '    updated: "2026-03-14"',
        '    created: "2026-03-14T09:30:00Z"',
    ]
    assert set(BY_HAND.splitlines()) <= set(text.splitlines())
    assert text.index("# Newest first.") < text.index("title: New") < text.index("# about A")


def test_a_changed_project_keeps_the_comments_that_stand_above_it_and_above_its_fields(store):
    text, lost = merged(store(), event(title="A", url="https://a.example/", description="yes: no"))
    assert not lost
    assert "  # about A 🌊é\n  - title: A   # short\n    # where it is\n    url: https://a.example/\n" in text
    assert '    description: "yes: no"\n' in text
    assert "A heading" not in text


def test_a_comment_in_a_line_that_changes_is_told_before_it_goes(store):
    source = {"run_id": 8, "deployed_at": "2026-03-01T00:00:00Z"}
    text, lost = merged(store(), event(title="D", url="https://b.example/", tags=["x", "y"], source=source))
    assert lost == [(21, 14, "# once C"), (25, 13, "# from the book"), (26, 7, "# which run")]
    assert "    tags: [x, 'y']  # two\n" in text
    assert "# about B\n  - title: D\n" in text


def test_the_comments_of_a_project_go_with_it_and_are_told(store):
    text, lost = merged(store(), event("deleted", url="https://a.example/"))
    assert [comment for _, _, comment in lost] == ["# about A 🌊é", "# short", "# where it is"]
    assert "# A heading" not in text
    assert "# a pity" in text


def test_the_first_project_and_the_last_come_and_go_and_the_comments_around_stay(store):
    empty = "# mine\n---\n# none yet\nprojects: []\n# the end"
    text, lost = merged(store(empty), event(title="New", url="https://new.example/"))
    assert not lost
    assert text.startswith("# mine\n---\n# none yet\nprojects:\n  - title: New\n")
    assert text.endswith("# the end\n")
    text, lost = merged(store(text), event("deleted", url="https://new.example/"))
    assert text.startswith("# mine\n---\n# none yet\nprojects: []\n")
    assert "tombstones:\n  - url: https://new.example/\n" in text
    assert text.endswith("# the end\n")


@pytest.mark.parametrize(
    "text",
    [
        "{projects: [{title: A, url: https://a.example/}]} # one line\n",
        "projects: [{title: A, url: https://a.example/}] # flow\n",
        "projects:\n-\n  title: A # below\n  url: https://a.example/\n",
        "x: &x 1\nprojects:\n- &a\n  title: A # anchored\n  url: https://a.example/\n  y: *x\n  x: *x\n",
        "? projects\n:\n- title: A # question\n  url: https://a.example/\n",
        "projects:\r\n- title: A # windows\r\n  url: https://a.example/\r\n",
        "projects: !!seq\n- title: A # tagged\n  url: https://a.example/",
        "projects:\n- title: A\n  url: https://a.example/\n  body: | # header\n    x\n",
        "projects:\n- url: https://a.example/\n  title: >+\n    A # no comment\n\n\n# below\n",
    ],
)
def test_whatever_the_layout_nothing_is_lost_in_silence(store, text):
    odd = store(text)
    after, lost = merged(
        odd, event(title="A", url="https://a.example/", x=2), event(title="B", url="https://b.example/")
    )
    before = [line.split(" #")[1] for line in text.splitlines() if " #" in line and "no comment" not in line]
    assert all(f" #{comment}" in after or f"#{comment}" in {told for _, _, told in lost} for comment in before)


def test_a_file_with_cr_lf_keeps_them(store):
    text, _ = merged(
        store("projects:\r\n# about A\r\n- title: A\r\n  url: https://a.example/\r\n"),
        event(title="B", url="https://b.example/"),
    )
    assert "# about A\r\n- title: A\r\n" in text
    assert text.count("\n") == text.count("\r\n")


NAMES = st.sampled_from("abcd")
COMMENTS = st.sampled_from(["", "\n", "# one\n", "\n# two\n\n", "    # three\n", "  # four\n\n  # five\n"])
SAYS = st.sampled_from(
    ["plain", "'it''s # no'", "|\n      # no\n\n      b\n", "|+\n      a\n\n", "[1, 2] # flow", "1.10"]
)


@given(
    st.lists(st.tuples(COMMENTS, NAMES, COMMENTS, SAYS), unique_by=lambda one: one[1], min_size=1),
    st.lists(st.tuples(NAMES, st.sampled_from(["plain", "new"]), st.sampled_from(["updated", "deleted"])), max_size=3),
)
def test_every_comment_stays_or_is_told(tmp_path_factory, written, events):
    text = "projects:\n" + "".join(
        f"{above}  - title: {name}\n{within}    url: https://{name}.example/\n    x: {says.rstrip()}\n"
        for above, name, within, says in written
    )
    store = YamlStore(tmp_path_factory.mktemp("made") / "projects.yaml")
    store.path.write_text(text, "utf-8")
    for name, says, action in events:
        before = store.path.read_text("utf-8")
        after, lost = merged(store, event(action, title=name, url=f"https://{name}.example/", x=says))
        for comment in ("# one", "# two", "# three", "# four", "# five", "# flow"):
            gone = [one for _, _, one in lost if one == comment]
            assert before.count(comment) == after.count(comment) + len(gone)


@pytest.mark.parametrize("word", ["no", "1.10", "2026-03-14", "2:30", "0x1F", "1e3", "017", "on"])
def test_words_typed_by_hand_are_the_texts_that_were_meant(store, word):
    loaded = store(f"projects:\n- title: {word}\n  url: https://a.example/\n  tags: [{word}]\n  v: {word}\n").load()
    (project,) = loaded.catalog.projects
    assert (project.title, project.tags, project.custom) == (word, (word,), (("v", word),))


def test_problems_have_the_line_and_column_of_the_file(store):
    loaded = store("projects:\n  - title: A\n    url: x\n    description: y\n").load()
    (problem,) = loaded.locate(loaded.problems)
    assert (problem.line, problem.column) == (3, 5)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("projects:\n\t- title: A\n", 2, "The file is not YAML"),
        ("projects:\n- !!python/object/apply:os.system ['true']\n", 2, "is not plain data"),
        ("projects:\n- title: A\n  title: B\n", 3, "stands twice"),
        ("projects: []\nx: !json '{\"a\": '\n", 2, "What stands behind !json is no JSON."),
        ("projects: []\nx: !json 'NaN'\n", 2, "What stands behind !json is no JSON."),
        ("projects: []\nx: !json '1e999'\n", 2, "What stands behind !json is no JSON."),
        (f"projects: []\nx: !json '{'[' * 100_000}'\n", 2, "What stands behind !json is no JSON."),
    ],
)
def test_what_is_no_plain_data_is_refused_with_its_place(store, text, line, said):
    with pytest.raises(DocumentError, match=said) as refused:
        store(text).load()
    assert refused.value.line == line
    assert refused.value.advice


def test_a_file_that_is_not_utf_8_is_refused_with_its_place(store):
    with pytest.raises(FileError, match="byte 0xe4") as refused:
        store(b"projects:\n- title: \xe4\n").load()
    assert (refused.value.line, refused.value.column) == (2, 10)


def test_anchors_that_explode_are_refused_within_a_second(store):
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 30))
    bomb = store(f"l0: &l0 x\n{levels}projects: []\n")
    start = time.perf_counter()
    with pytest.raises(DocumentError, match="The file holds more than"):
        bomb.load()
    assert time.perf_counter() - start < 1


@pytest.mark.slow
def test_ten_thousand_projects_fit_in(tmp_path):
    projects = [
        Project(f"Book {n}", f"https://books.example/{n}", "About.", tags=("a", "b"), custom=(("n", n), ("x", "y")))
        for n in range(10_000)
    ]
    store = YamlStore(tmp_path / "projects.yml")
    store.save(Catalog(tuple(projects)))
    assert len(store.load().catalog.projects) == 10_000
