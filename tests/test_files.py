"""Files: read with a word for every failure, written whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from generator.errors import FileError
from generator.files import is_file, read_bytes, read_text, save_bytes, save_folder


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "projects.json"
    path.write_bytes(b"old")
    return path


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_created_and_replaced(tmp_path):
    path = tmp_path / "new.json"
    for content in (b"one", b"", b"three\n" * 100_000):
        save_bytes(path, content)
        assert path.read_bytes() == content
    assert names_in(tmp_path) == ["new.json"]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755, 0o444])
def test_the_mode_of_a_file_is_kept(old, mode):
    old.chmod(mode)
    save_bytes(old, b"new")
    assert (old.read_bytes(), mode_of(old)) == (b"new", mode)


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_has_the_mode_that_the_umask_asks_for(tmp_path, umask, mode):
    before = os.umask(umask)
    try:
        save_bytes(tmp_path / "new.json", b"x")
        assert os.umask(umask) == umask
    finally:
        os.umask(before)
    assert mode_of(tmp_path / "new.json") == mode


def test_a_link_stays_a_link_and_the_file_it_leads_to_is_replaced(tmp_path):
    (tmp_path / "there").mkdir()
    target, link, chain = tmp_path / "there" / "real.json", tmp_path / "link.json", tmp_path / "chain.json"
    target.write_bytes(b"old")
    link.symlink_to(Path("there") / "real.json")
    chain.symlink_to(link)
    save_bytes(chain, b"new")
    assert (chain.is_symlink(), link.is_symlink(), target.is_symlink()) == (True, True, False)
    assert target.read_bytes() == b"new"
    assert names_in(tmp_path) == ["chain.json", "link.json", "there"]
    assert names_in(tmp_path / "there") == ["real.json"]


def test_whoever_has_the_old_file_open_goes_on_reading_the_old_content(old):
    with old.open("rb") as reader:
        save_bytes(old, b"new")
        assert reader.read() == b"old"
    assert old.read_bytes() == b"new"


def test_another_name_of_the_old_file_keeps_the_old_content(old, tmp_path):
    os.link(old, tmp_path / "backup.json")
    save_bytes(old, b"new")
    assert (tmp_path / "backup.json").read_bytes() == b"old"


def test_a_folder_in_the_place_of_the_file_is_refused_and_nothing_is_left_behind(tmp_path):
    (tmp_path / "projects.json").mkdir()
    with pytest.raises(FileError, match="cannot be written"):
        save_bytes(tmp_path / "projects.json", b"x")
    assert names_in(tmp_path) == ["projects.json"]


def test_a_missing_folder_is_refused_with_path_and_advice(tmp_path):
    path = tmp_path / "no" / "projects.json"
    with pytest.raises(FileError) as refused:
        save_bytes(path, b"x")
    assert refused.value.message == "The file cannot be written: No such file or directory."
    assert (refused.value.file, bool(refused.value.advice)) == (str(path), True)
    assert names_in(tmp_path) == []


def test_text_is_read_as_it_stands(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("潮\r\n🌊\n\x00".encode())
    assert read_text(path) == "潮\r\n🌊\n\x00"


def test_a_byte_order_mark_is_dropped(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfa\xef\xbb\xbf")
    assert read_text(path) == "a\ufeff"


def test_what_is_not_utf_8_is_placed_in_characters(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("潮\n🌊é".encode() + b"\xff")
    with pytest.raises(FileError, match="byte 0xff") as refused:
        read_text(path)
    assert (refused.value.line, refused.value.column) == (2, 3)


def test_a_file_may_be_as_large_as_allowed_and_no_larger(old):
    assert read_bytes(old, 3) == b"old"
    with pytest.raises(FileError, match="larger than 2 bytes"):
        read_bytes(old, 2)


def test_an_endless_file_is_not_read_to_its_end():
    with pytest.raises(FileError, match="larger than 1,000 bytes"):
        read_bytes(Path("/dev/zero"), 1000)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path):
    with pytest.raises(FileError, match="There is no such file"):
        read_bytes(tmp_path / "no")
    with pytest.raises(FileError, match="Is a directory"):
        read_bytes(tmp_path)


def test_only_a_regular_file_is_a_file(old, tmp_path):
    (tmp_path / "link").symlink_to(old)
    (tmp_path / "loop").symlink_to("loop")
    os.mkfifo(tmp_path / "pipe")
    assert is_file(old)
    assert is_file(tmp_path / "link")
    others = ("", "nowhere", "projects.json/x", "loop", "pipe", "a\0b", "\ud800", "x" * 300, "x/" * 3000)
    assert [name for name in others if is_file(tmp_path / name)] == []


@pytest.mark.parametrize(("umask", "modes"), [(0o022, (0o755, 0o644)), (0o077, (0o700, 0o600))])
def test_a_folder_appears_with_all_its_files(tmp_path, umask, modes):
    before = os.umask(umask)
    try:
        save_folder(tmp_path / "new", {"a.md": b"a", "é.md": b""})
    finally:
        os.umask(before)
    assert {path.name: path.read_bytes() for path in (tmp_path / "new").iterdir()} == {"a.md": b"a", "é.md": b""}
    assert (mode_of(tmp_path / "new"), mode_of(tmp_path / "new" / "a.md")) == modes
    assert names_in(tmp_path) == ["new"]


@pytest.mark.parametrize("step", ["fsync", "rename"])
def test_a_folder_that_cannot_be_written_whole_leaves_nothing(tmp_path, monkeypatch, step):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, full)
    with pytest.raises(FileError, match="The folder cannot be written: No space left on device") as refused:
        save_folder(tmp_path / "new", {"a.md": b"a"})
    assert refused.value.file == str(tmp_path / "new")
    assert names_in(tmp_path) == []
