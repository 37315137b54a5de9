"""`validate`: every problem of every file in one go, for people, programs and workflows."""

import json

import pytest

GOOD = {"title": "Stars", "url": "https://eve.example.org/", "description": "Far."}
BAD = """{
  "projects": [
    {"title": "A", "url": "https://a.example/", "description": "x", "tags": "潮"},
    {"titel": "B", "url": "javascript:alert(1)", "updated": "2026-02-30"},
    {"title": "C", "url": "http://A.example/index.html", "description": "é", "logo": "../x.png"},
    {"title": "D", "url": "https://d.example/", "authors": "Ada"},
    {"title": "E", "url": "https://d.example", "description": "x"}
  ]
}
"""
BAD_LINES = """\
data/projects.json:3:77 projects[0].tags: error: is a text, not a list. \
Write a list of texts: ["physics", "python"].
data/projects.json:4:5 projects[1].title: error: is missing. Write the book's title in 1 to 200 characters.
data/projects.json:4:27 projects[1].url: error: starts with 'javascript:', only http: and https: are allowed. \
Write the absolute address of the deployed book, such as https://you.github.io/book/.
data/projects.json:4:61 projects[1].updated: error: '2026-02-30' does not exist in the calendar. \
Write a date such as 2026-03-14 or a time such as 2026-03-14T09:30:00Z.
data/projects.json:5:86 projects[2].logo: error: '../x.png' is not a plain path below the data folder. \
Write an absolute http(s) address, or the path of an image below the data folder, such as logos/book.svg.
data/projects.json:6:5 projects[3].description: warning: is missing. \
Add a sentence that tells readers what they will find.
data/projects.json:6:60 projects[3].authors: warning: looks like a misspelt key. \
Did you mean 'author'? If not, ignore this: own fields are welcome.
data/projects.json:7:27 projects[4].url: error: is the same address as that of projects[3] (https://d.example). \
Keep one of the two and delete the other.
""".splitlines()


@pytest.fixture
def bad(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "projects.json").write_text(BAD, "utf-8")
    return tmp_path / "data" / "projects.json"


def test_every_problem_is_reported_in_one_go_with_file_line_column_and_advice(run, bad):
    found = run("validate")
    assert found.returncode == 1
    assert found.stdout.splitlines() == BAD_LINES
    assert found.stderr == "1 file checked: 6 errors, 2 warnings.\n"


def test_data_and_settings_are_checked_together(run, bad):
    (bad.parent / "site.yml").write_text("titel: x\nper_page: no\n", "utf-8")
    found = run("validate")
    *before, key, value = found.stdout.splitlines()
    assert before == BAD_LINES
    assert key == "data/site.yml:1:1 titel: error: is not a known key. Did you mean 'title'?"
    assert value.startswith("data/site.yml:2:1 per_page: error: is a text, not a whole number. Write how many cards")
    assert found.stderr == "2 files checked: 8 errors, 2 warnings.\n"


def test_good_data_is_no_failure_and_neither_are_warnings(run, data):
    data(GOOD)
    found = run("validate")
    assert (found.returncode, found.stdout, found.stderr) == (0, "", "1 file checked: 0 errors, 0 warnings.\n")
    data(GOOD, {"title": "T", "url": "https://t.example/"})
    found = run("validate")
    assert (found.returncode, found.stderr) == (0, "1 file checked: 0 errors, 1 warning.\n")


def test_a_misspelt_key_is_told_the_meant_one(run, data):
    data(GOOD | {"autor": "Ada"})
    found = run("validate")
    assert "projects[0].autor: warning: looks like a misspelt key. Did you mean 'author'?" in found.stdout


def test_paths_may_be_files_and_folders_in_any_number(run, bad, tmp_path):
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "site.yml").write_text("a: 1\na: 2\n")
    (tmp_path / "other.json").write_text("{")
    found = run("validate", "more", "other.json", bad)
    assert found.returncode == 1
    settings, other, *rest = found.stdout.splitlines()
    assert settings.startswith("more/site.yml:2:1: error: The key 'a' stands twice in the same mapping. Mend the file")
    assert other.startswith("other.json:1:2: error: The file is not JSON: expecting property name enclosed in double")
    assert len(rest) == len(BAD_LINES)
    assert found.stderr.startswith("3 files checked: ")


@pytest.mark.parametrize("args", [["data"], ["nothing.json", "site.yml"]])
def test_a_file_that_is_missing_is_an_error(run, tmp_path, args):
    (tmp_path / "data").mkdir()
    found = run("validate", *args)
    assert found.returncode == 1
    assert found.stdout.count("There is no such file.") == len(args)


def test_json_is_an_array_of_every_problem(run, bad):
    found = run("validate", "--format", "json")
    rows = json.loads(found.stdout)
    assert found.returncode == 1
    assert len(rows) == len(BAD_LINES)
    assert rows[0] == {
        "file": "data/projects.json",
        "line": 3,
        "column": 77,
        "path": "projects[0].tags",
        "severity": "error",
        "message": "is a text, not a list",
        "advice": 'Write a list of texts: ["physics", "python"].',
    }


def test_json_of_good_data_is_an_empty_array(run, data):
    data(GOOD)
    found = run("validate", "--format", "json")
    assert (found.returncode, json.loads(found.stdout)) == (0, [])


def test_a_workflow_gets_annotations(run, bad):
    found = run("validate", "--format", "github")
    lines = found.stdout.splitlines()
    assert found.returncode == 1
    assert len(lines) == len(BAD_LINES)
    assert lines[0] == (
        "::error file=data/projects.json,line=3,col=77::projects[0].tags: is a text, not a list. "
        'Write a list of texts: ["physics", "python"].'
    )
    assert lines[5].startswith("::warning file=data/projects.json,line=6,col=5::projects[3].description: is missing.")


def test_an_annotation_about_a_whole_file_starts_with_its_message(run, tmp_path):
    (tmp_path / "p.json").write_text("[]")
    found = run("validate", "--format", "github", "p.json")
    assert found.stdout.startswith("::error file=p.json,line=1,col=1::The file is a list, not an object")


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_hostile_data_is_reported_in_harmless_words(run, data, form):
    hostile = "x\n::set-output name=a::b\r\n##[error]y\x1b[2J\u202e\u2028\ud800"
    data({"title": hostile, "url": hostile, hostile: {hostile: 1}, "logo": f"{hostile}.png", "updated": hostile})
    found = run("validate", "--format", form)
    assert found.returncode == 1
    for line in found.stdout.splitlines():
        assert line.isprintable()
        assert "##[" not in line
        assert not line.lstrip().startswith("::") or (
            form == "github" and line.startswith("::error file=data/projects")
        )


def test_an_unknown_format_is_a_mistake_of_usage(run):
    found = run("validate", "--format", "xml")
    assert found.returncode == 2
    assert "text" in found.stderr


def test_a_title_of_five_megabytes_is_one_problem(run, tmp_path):
    path = tmp_path / "projects.json"
    path.write_text(json.dumps({"projects": [GOOD | {"title": "x" * 5_000_000}, {"url": GOOD["url"]}]}))
    found = run("validate", path)
    assert found.returncode == 1
    assert "projects[0].title: error: is 5,000,000 characters long, at most 200 are allowed." in found.stdout
    assert "projects[1].title: error: is missing." in found.stdout
    assert len(found.stdout) < 2000


def test_a_thousand_good_projects_do_not_hide_one_bad_one(run, data):
    data(*(GOOD | {"url": f"https://e.example/{number}"} for number in range(999)), GOOD | {"tags": [1]})
    found = run("validate")
    assert found.returncode == 1
    assert [line.partition(" ")[2] for line in found.stdout.splitlines()] == [
        'projects[999].tags[0]: error: is a number, not a text. Write a list of texts: ["physics", "python"].'
    ]


def test_an_accent_that_is_hard_to_read_is_named_with_its_place_and_the_nearest_that_passes(run, tmp_path):
    (tmp_path / "site.yml").write_text('title: T\ntheme:\n  radius: 0\n  accent: "#ffd400"\n')
    found = run("validate", "site.yml")
    assert found.stdout == (
        "site.yml:4:3 theme.accent: warning: is #ffd400, whose contrast with the light page is 1.36, below 4.5; "
        'the gallery shows #816a00 there. Write "#816a00", the nearest that can be read, or another dark colour.\n'
    )
    assert (found.returncode, found.stderr) == (0, "1 file checked: 0 errors, 1 warning.\n")


FIELDS = "fields: [{name: level, required: true, enum: [easy, hard]}, {name: made, kind: date}]\n"


def test_the_fields_of_the_settings_beside_them_judge_the_projects(run, data):
    path = data(GOOD, GOOD | {"url": "https://b.example/", "level": "Easy", "made": "spring"})
    (path.parent / "site.yml").write_text(FIELDS)
    found = run("validate")
    assert found.returncode == 1
    assert [line.partition(" ")[2].partition(". ")[0] for line in found.stdout.splitlines()] == [
        "projects[0].level: error: is missing",
        "projects[1].level: error: is 'Easy', not one of easy, hard",
        "projects[1].made: warning: is 'spring', not a date such as 2026-03-14 as site.yml says",
    ]
    assert "Did you mean 'easy'?" in found.stdout


def test_two_settings_of_one_field_are_found_where_they_are(run, tmp_path):
    (tmp_path / "site.yml").write_text("fields:\n  - name: a\n  - name: a\n")
    found = run("validate", "site.yml")
    assert found.returncode == 1
    assert found.stdout == "site.yml:3:5 fields[1].name: error: is 'a', as that of fields[0]. Keep one of the two.\n"


VOCABULARY = """\
tags:
  aliases: {cartography: maps}
  groups:
    Method: [maps, soil]
  vocabulary: [maps, soil]
"""


@pytest.mark.parametrize("unknown", ["warning", "error"])
@pytest.mark.parametrize("paths", [(), ("data/projects.json",)])
def test_a_tag_outside_of_the_vocabulary_is_told_with_its_place(run, data, unknown, paths):
    path = data(GOOD | {"tags": ["Maps", "cartography", "sol"]})
    (path.parent / "site.yml").write_text(f"{VOCABULARY}  unknown: {unknown}\n")
    found = run("validate", *paths)
    assert found.returncode == (unknown == "error")
    assert found.stdout.splitlines()[0] == (
        f"data/projects.json:10:9 projects[0].tags[2]: {unknown}: is 'sol', which is not in the vocabulary of tags. "
        "Did you mean 'soil'? If not, add it to tags.vocabulary in site.yml."
    )


def test_a_group_of_tags_that_nobody_has_is_told_with_its_place(run, data):
    path = data(GOOD | {"tags": ["Cartography"]})
    (path.parent / "site.yml").write_text(VOCABULARY)
    found = run("validate")
    assert found.stdout == (
        "data/site.yml:4:20 tags.groups.Method[1]: warning: is about 'soil', a tag that no project carries. "
        "Check how it is written, or delete the entry.\n"
    )


def test_aliases_that_lead_nowhere_are_told_with_their_places(run, data):
    path = data(GOOD)
    (path.parent / "site.yml").write_text("tags:\n  aliases:\n    a: b\n    b: a\n  vocabulary: [x]\n")
    found = run("validate")
    assert found.returncode == 1
    assert [line.split(" ")[0] for line in found.stdout.splitlines()] == ["data/site.yml:3:5", "data/site.yml:4:5"]


def test_data_that_cannot_be_read_at_all_are_one_problem_also_with_settings_beside_them(run, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "site.yml").write_text("title: Mine\n")
    (tmp_path / "data" / "projects.json").write_text("{")
    found = run("validate")
    assert (found.returncode, len(found.stdout.splitlines())) == (1, 1)
    assert found.stderr == "2 files checked: 1 error, 0 warnings.\n"


def test_settings_that_are_no_yaml_are_one_problem_and_allow_every_tag(run, data):
    path = data(GOOD | {"tags": ["x"]})
    (path.parent / "site.yml").write_text("tags: [")
    assert run("validate").stderr == "2 files checked: 1 error, 0 warnings.\n"


def test_the_settings_of_a_portfolio_judge_its_data_wherever_they_say_that_these_are(run, data):
    path = data(GOOD)
    (path.parent / "books").mkdir()
    path.rename(path.parent / "books" / "mine.json")
    (path.parent / "site.yml").write_text("data: books/mine.json\nfields: [{name: level, required: true}]\n")
    found = run("validate")
    assert found.stdout.startswith("data/books/mine.json:3:5 projects[0].level: error: is missing.")
    assert found.returncode == 1
