"""`new portfolio`: the first files of a portfolio, from the command line."""

import json


def test_a_new_portfolio_builds_at_once(run, tmp_path):
    made = run("new", "portfolio", "mine")
    assert made.returncode == 0
    assert made.stderr == ""
    assert "wrote mine/data/projects.json" in made.stdout.splitlines()
    assert "-m generator build --data mine/data/projects.json" in made.stdout.splitlines()[-1]
    built = run("build", cwd=tmp_path / "mine")
    assert (built.returncode, built.stderr) == (0, "")
    assert built.stdout.startswith("0 projects on ")
    assert (tmp_path / "mine" / "site" / "index.html").is_file()


def test_a_new_portfolio_is_valid(run, tmp_path):
    run("new", "portfolio", ".")
    checked = run("validate")
    assert checked.returncode == 0
    assert checked.stdout == ""


def test_a_second_time_nothing_is_replaced(run, tmp_path):
    run("new", "portfolio", ".")
    data = tmp_path / "data" / "projects.json"
    data.write_text(json.dumps({"projects": [{"title": "Mine", "url": "https://books.example/"}]}))
    before = data.read_bytes()
    again = run("new", "portfolio", ".")
    assert again.returncode == 1
    assert again.stdout == ""
    assert again.stderr.startswith("data/projects.json: error: ")
    assert "left as it is" in again.stderr
    assert data.read_bytes() == before


def test_a_folder_is_asked_for(run):
    done = run("new", "portfolio")
    assert done.returncode == 2
    assert "DIR" in done.stderr


def test_something_else_than_a_portfolio_is_refused(run, tmp_path):
    done = run("new", "blog", "mine")
    assert done.returncode == 2
    assert "blog" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_name_cannot_write_to_the_terminal(run):
    done = run("new", "portfolio", "a\x1b[31mb")
    assert done.returncode == 0
    assert "\x1b" not in done.stdout
