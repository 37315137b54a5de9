"""What no run of a workflow can show, because it guards against runs that go otherwise."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model.payload import EventType
from tests.journeys.conftest import WORKFLOWS

OURS = ("update-projects", "publish", "pages", "pull-request")
OUTSIDE = re.compile(r"\$\{\{.*?\}\}", re.DOTALL)
CHECKOUT = "actions/checkout"


def load(name: str) -> Any:
    return yaml.safe_load((WORKFLOWS / f"{name}.yml").read_text("utf-8"))


def triggers(name: str) -> Any:
    return load(name)[True]  # YAML 1.1 takes the key "on" for a boolean


def steps(job: dict[str, Any], action: str = "") -> list[dict[str, Any]]:
    return [step for step in job.get("steps", ()) if step.get("uses", "").startswith(action)]


@pytest.fixture
def update() -> Any:
    return load("update-projects")["jobs"]["update"]


@pytest.fixture
def publish() -> Any:
    return load("publish")


def files() -> list[Any]:
    return [pytest.param(file, id=file.stem) for file in sorted(WORKFLOWS.glob("*.yml"))]


@pytest.mark.parametrize("file", files())
def test_no_workflow_has_rights_by_default_or_runs_foreign_code_with_ours(file: Path):
    workflow = yaml.safe_load(file.read_text("utf-8"))
    assert workflow["permissions"] == {}
    assert "pull_request_target" not in workflow[True]
    assert "workflow_run" not in workflow[True]


@pytest.mark.parametrize("file", files())
def test_no_command_line_holds_an_expression(file: Path):
    for job in yaml.safe_load(file.read_text("utf-8"))["jobs"].values():
        for step in job.get("steps", ()):
            assert not OUTSIDE.search(step.get("run", ""))


@pytest.mark.parametrize("file", files())
def test_actions_are_pinned_by_commit_with_their_version_beside_it(file: Path):
    for line in re.findall(r"uses: (.*)", file.read_text("utf-8")):
        assert re.match(r"\./|[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


@pytest.mark.parametrize("file", files())
def test_jobs_have_names_and_those_with_steps_an_end(file: Path):
    for job in yaml.safe_load(file.read_text("utf-8"))["jobs"].values():
        assert job["name"]
        assert "uses" in job or 0 < job["timeout-minutes"] <= 30


@pytest.mark.parametrize("name", OURS)
def test_dependencies_are_locked_and_come_from_the_cache(name):
    for job in load(name)["jobs"].values():
        for step in steps(job, "actions/setup-python"):
            assert step["with"]["cache"] == "pip"
            assert step["with"]["cache-dependency-path"] == "requirements.txt"
        installs = [step["run"] for step in job.get("steps", ()) if "pip install" in step.get("run", "")]
        assert all("--require-hashes -r requirements.txt" in line for line in installs)
        assert len(installs) == len(steps(job, "actions/setup-python"))


def test_every_event_that_a_book_may_send_is_listened_to():
    assert triggers("update-projects")["repository_dispatch"]["types"] == [kind.value for kind in EventType]


def test_a_rejected_event_can_be_named_for_a_replay():
    assert triggers("update-projects")["workflow_dispatch"]["inputs"]["rejected"]["required"] is True


def test_events_wait_for_one_another_and_none_replaces_another(update):
    assert update["concurrency"] == {"group": "portfolio-data", "queue": "max", "cancel-in-progress": False}


def test_only_the_job_that_pushes_may_write_and_keeps_its_token(update):
    assert update["permissions"] == {"contents": "write"}
    for name in OURS:
        for key, job in load(name)["jobs"].items():
            is_pushing = (name, key) == ("update-projects", "update")
            assert is_pushing or job["permissions"].get("contents") != "write"
            for checkout in steps(job, CHECKOUT):
                assert checkout["with"]["persist-credentials"] is is_pushing


def test_a_deploy_key_pushes_where_branch_rules_keep_the_token_out(update):
    [checkout] = steps(update, CHECKOUT)
    assert checkout["with"]["ssh-key"] == "${{ secrets.PORTFOLIO_DEPLOY_KEY }}"


def test_data_are_read_from_the_default_branch_as_it_is_now(update, publish):
    for job in (update, publish["jobs"]["build"]):
        [checkout] = steps(job, CHECKOUT)
        assert checkout["with"]["ref"] == "${{ github.event.repository.default_branch }}"


def test_a_build_is_deployed_before_a_later_one_begins(publish):
    assert publish["concurrency"] == {"group": "pages", "cancel-in-progress": False}
    assert publish["jobs"]["deploy"]["needs"] == "build"
    assert publish["jobs"]["deploy"]["concurrency"] == {"group": "pages-deploy", "cancel-in-progress": False}


def test_a_build_of_an_earlier_attempt_is_refused_and_none_is_mistaken_for_another(publish):
    build, deploy = publish["jobs"]["build"], publish["jobs"]["deploy"]
    assert build["outputs"]["attempt"] == "${{ github.run_attempt }}"
    assert deploy["steps"][0]["if"] == "needs.build.outputs.attempt != github.run_attempt"
    assert "exit 1" in deploy["steps"][0]["run"]
    [upload], [deployment] = steps(build, "actions/upload-pages-artifact"), steps(deploy, "actions/deploy-pages")
    assert upload["with"]["name"] == deployment["with"]["artifact_name"] == "github-pages-${{ github.run_attempt }}"


def test_build_and_deployment_have_the_rights_they_need_and_no_more(publish):
    assert publish["jobs"]["build"]["permissions"] == {"contents": "read", "pages": "read"}
    assert publish["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert publish["jobs"]["deploy"]["environment"]["name"] == "github-pages"
    assert load("pull-request")["jobs"]["check"]["permissions"] == {"contents": "read"}


@pytest.mark.parametrize("name", ["update-projects", "pages"])
def test_building_and_deploying_are_written_down_once(name):
    job = load(name)["jobs"]["publish"]
    assert job["uses"] == "./.github/workflows/publish.yml"
    assert job["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}
    assert "secrets" not in job


def test_every_push_to_a_branch_may_be_one_to_the_default_branch():
    assert triggers("pages")["push"] == {"branches": ["**"]}
    assert load("pages")["jobs"]["publish"]["if"] == "github.ref_name == github.event.repository.default_branch"


def test_the_notification_waits_only_for_the_data_and_can_stop_nothing():
    jobs = load("update-projects")["jobs"]
    assert jobs["notify"]["needs"] == "update"
    assert jobs["notify"]["continue-on-error"] is True
    assert jobs["notify"]["permissions"] == {}
    assert jobs["publish"]["needs"] == "update"


def test_a_pull_request_sees_no_secret():
    assert "secrets" not in (WORKFLOWS / "pull-request.yml").read_text("utf-8")
