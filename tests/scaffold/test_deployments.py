"""Other workflows that publish pages are noticed."""

import pytest

from generator.scaffold.deployments import other_deployments


@pytest.mark.parametrize(
    "sign", ["actions/deploy-pages@v4", "peaceiris/actions-gh-pages@v3", "ghp-import -n -p -f html"]
)
@pytest.mark.parametrize("name", ["book.yml", "book.yaml"])
def test_a_workflow_that_publishes_is_named(tmp_path, sign, name):
    (tmp_path / name).write_text(f"  - x: {sign}\n")
    (tmp_path / "tests.yml").write_text("  - run: pytest\n")
    (tmp_path / "deploy.yml").write_text("  - uses: actions/deploy-pages@v4\n")
    assert other_deployments(tmp_path / "deploy.yml") == [tmp_path / name]


def test_without_workflows_there_is_none(tmp_path):
    assert other_deployments(tmp_path / "nowhere" / "deploy.yml") == []
