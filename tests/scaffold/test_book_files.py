"""The templates are filled in with values that can be nothing but the texts they are."""

import ast
import re
from pathlib import Path, PurePosixPath

import pytest
import yaml

from generator.scaffold.book_files import WORKFLOW, Wiring, book_files
from generator.scaffold.templates import templates

KINDS = ("book/jupyter-book-1", "book/myst")
COMMIT = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"


def wire(template: str = KINDS[0], **values: str) -> dict[str, str]:
    repositories = {"portfolio": "you/portfolio", "origin": "gen/erator"}
    given = repositories | {"commit": COMMIT, "branch": "trunk"} | values
    wiring = Wiring(template, book=PurePosixPath(given.pop("book", ".")), **given)
    return {path.as_posix(): content.decode("utf-8") for path, content in book_files(wiring).items()}


@pytest.mark.parametrize("kind", KINDS)
def test_a_book_gets_a_workflow_and_three_scripts(kind):
    assert sorted(wire(kind)) == [
        ".github/workflows/deploy.yml",
        "scripts/script_requirements.txt",
        "scripts/send-metadata.py",
        "scripts/update-readme.py",
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_no_example_is_left(kind):
    files = wire(kind, branch="trunk", book="docs")
    assert not re.search(r"OWNER/(PORTFOLIO|GENERATOR)|0{40}|BOOK(: | = )\"\.\"", "".join(files.values()))
    assert not re.search(r"\bmain\b", files[WORKFLOW.as_posix()])


@pytest.mark.parametrize("kind", KINDS)
def test_the_values_stand_where_they_belong(kind):
    files = wire(kind, branch="feature/x.1", book="docs/the book")
    workflow = yaml.safe_load(files[WORKFLOW.as_posix()])
    assert workflow[True]["push"]["branches"] == ["feature/x.1"]  # YAML 1.1 takes the key "on" for a boolean
    assert workflow["env"] == {"BOOK": "docs/the book"}
    assert workflow["jobs"]["build"]["if"] == "github.ref == 'refs/heads/feature/x.1'"
    [action] = [step for step in workflow["jobs"]["notify"]["steps"] if "notify-portfolio" in step.get("uses", "")]
    assert action["uses"] == f"gen/erator/.github/actions/notify-portfolio@{COMMIT}"
    assert action["with"]["portfolio"] == "you/portfolio"
    assert f"https://github.com/gen/erator/archive/{COMMIT}.tar.gz" in files["scripts/script_requirements.txt"]
    assert constant(files["scripts/send-metadata.py"], "PORTFOLIO") == "you/portfolio"
    assert constant(files["scripts/update-readme.py"], "BOOK") == "docs/the book"


def constant(script: str, name: str) -> object:
    [value] = re.findall(rf"^{name} = (\"(?:[^\"\\]|\\.)*\")", script, re.MULTILINE)
    return ast.literal_eval(value)


@pytest.mark.parametrize(
    "folder", ['a"b', "a\\b", "a'b", "a: b #c", "{a}", "&a", "*a", "$(touch x)", "日本語", "OWNER/PORTFOLIO", "{{ x }}"]
)
def test_a_folder_of_any_name_stays_one_text(folder):
    files = wire(book=folder)
    assert yaml.safe_load(files[WORKFLOW.as_posix()])["env"] == {"BOOK": folder}
    assert constant(files["scripts/update-readme.py"], "BOOK") == folder


def test_a_folder_that_looks_like_an_option_is_none():
    assert yaml.safe_load(wire(book="-h/x")[WORKFLOW.as_posix()])["env"] == {"BOOK": "./-h/x"}


@pytest.mark.parametrize(
    "wrong",
    [
        *({"portfolio": text} for text in ("", "you", "you/", "/x", "you/x/y", "you/..", "you/.", "-you/x", "you/x y")),
        *(
            {"portfolio": text}
            for text in ("you/x\n", "you/x@main", "you/${{ x }}", "you/x#", "yöu/x", "you/" + "x" * 101)
        ),
        *({"commit": text} for text in ("", "main", COMMIT[:39], COMMIT + "0", COMMIT.upper(), COMMIT + "\n")),
        *({"branch": text} for text in ("", "-x", "a b", "a'b", 'a"b', "v*", "a\n", "[a]", "!a", "a/", "${{x}}", "é")),
        *(
            {"book": text}
            for text in ("/x", "..", "a/../b", "a\nb", "a\x1bb", "${{ secrets.X }}", "a\u2028b", "\udcff")
        ),
    ],
)
def test_values_that_could_become_more_are_refused(wrong):
    with pytest.raises(ValueError, match=r"^(is|has|lies) "):
        wire(**wrong)


def test_the_two_workflows_differ_only_in_how_the_book_is_built():
    one, two = (yaml.safe_load(templates(kind)[WORKFLOW]) for kind in KINDS)
    builds = [workflow["jobs"].pop("build") for workflow in (one, two)]
    assert one == two
    steps = [{step["name"]: step for step in build.pop("steps")} for build in builds]
    differing = {name for name in {*steps[0], *steps[1]} if steps[0].get(name) != steps[1].get(name)}
    assert differing == {"Ask Pages for the site's address", "Install Jupyter Book", "Build the book"}
    assert builds[1].pop("permissions") == {**builds[0].pop("permissions"), "pages": "read"}
    assert builds[0] == builds[1]


def test_templates_are_the_files_of_their_folders_and_no_others(tmp_path):
    root = Path(__file__).parents[2] / "generator" / "scaffold" / "book" / "myst"
    names = {file.relative_to(root) for file in root.rglob("*") if file.is_file()}
    assert set(templates("book/myst")) == names == {WORKFLOW}
