"""Writing the site: what is touched, what is removed, and what is none of our business."""

import subprocess
import sys
from pathlib import Path

import pytest

from generator.errors import OutputError
from generator.gallery.output import FINISHED, MARKER, UNFINISHED, check_output, earlier, is_finished, write_site

FILES = {"index.html": b"<p>", "tags/a/index.html": b"a", "tags/index.html": b"tags", ".nojekyll": b""}


@pytest.fixture
def out(tmp_path):
    return tmp_path / "some" / "site"


def content_of(folder):
    """Every file below a folder, but for the marker; links as what they lead to."""
    found = {
        file.relative_to(folder).as_posix(): file
        for file in folder.rglob("*")
        if not file.is_dir() or file.is_symlink()
    }
    return {
        path: str(file.readlink()) if file.is_symlink() else file.read_bytes()
        for path, file in found.items()
        if path != MARKER
    }


def stamps_of(folder):
    return {file: (file.stat().st_ino, file.stat().st_mtime_ns) for file in sorted(folder.rglob("*"))}


def counts(written):
    return written.changed, written.removed


def test_a_new_folder_is_made_and_marked(out):
    assert counts(write_site(out, FILES)) == (4, 0)
    assert content_of(out) == FILES
    assert (out / MARKER).read_bytes() == FINISHED
    assert is_finished(out)


def test_what_is_the_same_is_not_touched(out):
    write_site(out, FILES)
    before = stamps_of(out)
    assert counts(write_site(out, dict(reversed(FILES.items())))) == (0, 0)
    assert stamps_of(out) == before


def test_only_what_differs_is_written(out):
    write_site(out, FILES)
    before = stamps_of(out)
    assert counts(write_site(out, {**FILES, "index.html": b"<b>"})) == (1, 0)
    after = stamps_of(out)
    changed = {file.name for file in before if before[file] != after[file]}
    assert {"index.html"} <= changed <= {"index.html", MARKER, "site"}
    assert content_of(out) == {**FILES, "index.html": b"<b>"}


def test_a_change_that_keeps_the_size_is_seen(out):
    write_site(out, FILES)
    assert counts(write_site(out, {**FILES, "tags/a/index.html": b"b"})) == (1, 0)


def test_what_is_no_longer_made_is_removed_with_its_folders(out):
    write_site(out, {**FILES, "old/deep/page.html": b"x"})
    (out / "old" / "empty").mkdir()
    assert counts(write_site(out, FILES)) == (0, 4)
    assert content_of(out) == FILES
    assert not (out / "old").exists()
    assert is_finished(out)


@pytest.mark.parametrize("stray", ["notes.txt", "data/projects.json", ".hidden"])
def test_a_folder_with_somebody_elses_files_is_refused_and_left_as_it_was(tmp_path, stray):
    (tmp_path / stray).parent.mkdir(exist_ok=True)
    (tmp_path / stray).write_bytes(b"mine")
    before = stamps_of(tmp_path)
    with pytest.raises(OutputError, match=stray.split("/", maxsplit=1)[0]) as caught:
        write_site(tmp_path, FILES)
    assert "--out" in caught.value.advice
    assert stamps_of(tmp_path) == before


def test_what_an_earlier_build_has_left_can_be_asked_for(out, tmp_path):
    write_site(out, FILES)
    assert {path: earlier(out, path) for path in (*FILES, "never/made.html", "tags")} == {
        **FILES,
        "never/made.html": None,
        "tags": None,
    }
    (tmp_path / "private").write_bytes(b"private")
    (out / "index.html").unlink()
    (out / "index.html").symlink_to(tmp_path / "private")
    assert earlier(out, "index.html") is None


def test_a_folder_that_no_build_has_made_has_left_nothing(out):
    assert earlier(out, "index.html") is None
    out.mkdir(parents=True)
    (out / "index.html").write_bytes(b"mine")
    assert earlier(out, "index.html") is None


def test_an_empty_folder_is_accepted(out):
    out.mkdir(parents=True)
    assert counts(write_site(out, FILES)) == (4, 0)


def test_what_git_needs_is_kept_at_the_root_and_only_there(out):
    for path in (".git/HEAD", ".gitignore", ".gitattributes", ".github/workflows/x.yml"):
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(b"git")
    kept = content_of(out)
    assert counts(write_site(out, FILES)) == (4, 0)
    (out / "tags" / ".gitkeep").touch()
    assert counts(write_site(out, FILES)) == (0, 1)
    assert content_of(out) == {**FILES, **kept}


def test_a_file_becomes_a_folder_and_a_folder_a_file(out):
    write_site(out, {"a": b"file", "b/c/d": b"deep"})
    assert counts(write_site(out, {"a/x": b"1", "b": b"2"})) == (2, 4)
    assert content_of(out) == {"a/x": b"1", "b": b"2"}


def test_a_linked_file_is_replaced_and_what_it_leads_to_left_alone(out, tmp_path):
    (tmp_path / "private").write_bytes(b"<p>")
    write_site(out, FILES)
    for name in ("index.html", "stray.html"):
        (out / name).unlink(missing_ok=True)
        (out / name).symlink_to(tmp_path / "private")
    assert counts(write_site(out, FILES)) == (1, 2)
    assert content_of(out) == FILES
    assert (tmp_path / "private").read_bytes() == b"<p>"


def test_a_linked_folder_is_replaced_and_what_it_leads_to_left_alone(out, tmp_path):
    private = tmp_path / "private"
    (private / "a").mkdir(parents=True)
    (private / "a" / "index.html").write_bytes(b"private")
    before = content_of(private)
    write_site(out, {"index.html": b"<p>"})
    for name in ("tags", "stray"):
        (out / name).symlink_to(private)
    assert counts(write_site(out, FILES)) == (3, 2)
    assert content_of(out) == FILES
    assert content_of(private) == before


def test_a_marker_that_is_a_link_is_replaced(out, tmp_path):
    write_site(out, FILES)
    (tmp_path / "private").write_bytes(b"private")
    (out / MARKER).unlink()
    (out / MARKER).symlink_to(tmp_path / "private")
    write_site(out, {**FILES, "index.html": b"new"})
    assert not (out / MARKER).is_symlink()
    assert (tmp_path / "private").read_bytes() == b"private"


def test_what_a_killed_build_left_is_cleared_away(out):
    write_site(out, FILES)
    (out / MARKER).write_bytes(UNFINISHED)
    (out / "tags" / ".portfolio-tmp-1").write_bytes(b"half")
    (out / ".portfolio-tmp-2").write_bytes(b"half")
    assert not is_finished(out)
    assert counts(write_site(out, FILES)) == (0, 2)
    assert content_of(out) == FILES
    assert is_finished(out)


def test_a_build_killed_before_its_marker_stood_can_be_repeated(out):
    out.mkdir(parents=True)
    (out / ".portfolio-tmp-3").write_bytes(b"half a marker")
    write_site(out, FILES)
    assert content_of(out) == FILES


def test_a_marked_folder_that_holds_a_source_is_refused(out):
    write_site(out, FILES)
    (out / "data").mkdir()
    (out / "data" / "projects.json").write_bytes(b"{}")
    for sources in ([out / "data" / "projects.json"], [out / "tags" / ".." / "data"], [Path("elsewhere"), out]):
        with pytest.raises(OutputError, match="would replace"):
            check_output(out, sources)
    check_output(out, [out.parent / "projects.json"])


def test_a_source_that_is_linked_into_the_folder_is_refused(out, tmp_path):
    write_site(out, FILES)
    (tmp_path / "linked.json").symlink_to(out / "index.html")
    with pytest.raises(OutputError, match="would replace"):
        check_output(out, [tmp_path / "linked.json"])


@pytest.mark.parametrize("name", ["file", "file/below", "dangling"])
def test_an_output_that_cannot_be_a_folder_is_refused(tmp_path, name):
    (tmp_path / "file").write_bytes(b"mine")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    with pytest.raises(OutputError):
        write_site(tmp_path / name, FILES)
    assert content_of(tmp_path) == {"file": b"mine", "dangling": str(tmp_path / "nowhere")}


FULL_DISK = """
import resource, sys
from pathlib import Path
from generator.errors import OutputError
from generator.gallery.output import write_site
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write_site(Path(sys.argv[1]), {"a.html": b"new", "b.html": b"x" * 100_000, "c.html": b"new"})
except OutputError as error:
    sys.exit(f"{error.message} {error.advice}")
"""


def test_a_write_that_fails_leaves_whole_files_and_says_unfinished(out):
    old = {"a.html": b"old", "b.html": b"old", "c.html": b"old"}
    write_site(out, old)
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, out],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=False,
    )
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert "unfinished" in done.stderr
    assert content_of(out) == {"a.html": b"new", "b.html": b"old", "c.html": b"old"}
    assert (out / MARKER).read_bytes() == UNFINISHED
    assert not is_finished(out)
    assert counts(write_site(out, old)) == (1, 0)
    assert is_finished(out)
