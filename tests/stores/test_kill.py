"""A store whose writer is killed holds the old or the new of each project, never half of one."""

import subprocess
import sys
import time

import pytest

from generator.model.records import encode_catalog
from generator.stores.open_store import open_store
from tests.conftest import clean_environment

pytestmark = pytest.mark.slow

WRITER = """
import itertools, sys
from pathlib import Path
from generator.model.catalog import Catalog
from generator.model.project import Project
from generator.stores.open_store import open_store

store = open_store(Path(sys.argv[1]))
for word in itertools.cycle(["old", "new"]):
    store.save(Catalog(tuple(Project(f"Book {n}", f"https://b.example/{n}", word * 1000, body=word) for n in range(9))))
"""


@pytest.mark.parametrize("name", ["projects.json", "projects.yml", "projects"])
def test_killed_at_any_moment_no_project_is_lost_or_torn(tmp_path, name):
    store = open_store(tmp_path / name)
    for moment in range(8):
        command = [sys.executable, "-c", WRITER, str(store.path)]
        with subprocess.Popen(command, env=clean_environment()) as writer:
            while not store.path.exists():
                time.sleep(0.01)
            time.sleep(0.3 + moment / 20)
            writer.kill()
        loaded = store.load()
        assert not loaded.locate(loaded.problems)
        assert len(loaded.catalog.projects) == 9
        assert all(project.description == project.body * 1000 for project in loaded.catalog.projects)
        assert "tombstones" not in encode_catalog(loaded.catalog)
