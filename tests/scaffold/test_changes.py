"""What would change is told before it is done, and nothing is done by halves."""

from pathlib import Path

import pytest

from generator.errors import FileError
from generator.scaffold.changes import compare, write

NEW = {Path("a.txt"): b"new\n", Path("deep/er/b.txt"): b"b\n"}


def test_a_new_file_is_needed_and_overwrites_nothing(tmp_path):
    changes = compare(tmp_path / "not" / "yet", NEW)
    assert [change.path for change in changes] == [tmp_path / "not" / "yet" / path for path in NEW]
    assert all(change.is_needed and not change.overwrites for change in changes)
    write(changes)
    assert all((tmp_path / "not" / "yet" / path).read_bytes() == content for path, content in NEW.items())
    assert not any(change.is_needed for change in compare(tmp_path / "not" / "yet", NEW))


def test_a_file_as_it_should_be_is_not_written_again(tmp_path):
    write(compare(tmp_path, NEW))
    before = (tmp_path / "a.txt").stat()
    write(compare(tmp_path, NEW))
    after = (tmp_path / "a.txt").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_another_file_is_overwritten_and_the_difference_shown(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"old\nsame\n")
    [change] = compare(tmp_path, {Path("a.txt"): b"new\nsame\n"})
    assert (change.is_needed, change.overwrites) == (True, True)
    assert change.difference()[3:] == ["-old", "+new", " same", " "]
    assert change.difference()[0] == f"--- {tmp_path / 'a.txt'} (there)"
    write([change])
    assert (tmp_path / "a.txt").read_bytes() == b"new\nsame\n"


@pytest.mark.parametrize("there", [b"new\r\n", b"new", b"\xffnew\n", b"\x1b[31mnew\n", b"::error::new\n"])
def test_every_difference_shows_and_none_writes_to_the_terminal_or_the_runner(tmp_path, there):
    (tmp_path / "a.txt").write_bytes(there)
    [change] = compare(tmp_path, {Path("a.txt"): b"new\n"})
    shown = change.difference()
    assert len(shown) > 3
    assert all(line.isprintable() and not line.startswith("::") for line in shown)


def test_a_file_where_a_folder_is_needed_is_told_before_anything_is_written(tmp_path):
    (tmp_path / "deep").write_bytes(b"mine")
    with pytest.raises(FileError) as caught:
        compare(tmp_path, NEW)
    assert caught.value.file == str(tmp_path / "deep")
    with pytest.raises(FileError):
        compare(tmp_path / "deep", NEW)


def test_a_folder_where_a_file_is_needed_is_told(tmp_path):
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(FileError) as caught:
        compare(tmp_path, NEW)
    assert caught.value.file == str(tmp_path / "a.txt")


def test_a_link_to_nowhere_is_told(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FileError, match="link to nowhere"):
        compare(tmp_path, NEW)
    assert not (tmp_path / "elsewhere").exists()
