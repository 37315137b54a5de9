"""Through every form and back a catalog keeps its bytes."""

from pathlib import Path

from hypothesis import given

from generator.stores.json_store import JsonStore
from generator.stores.open_store import open_store
from tests.conftest import REPOSITORY
from tests.stores.catalogs import catalogs, odd_catalogs

FORMS = ("projects.yml", "projects", "again.json")


def through_all_forms(folder: Path, path: Path) -> bytes:
    catalog = open_store(path).load().catalog
    for name in FORMS:
        store = open_store(folder / name)
        store.save(catalog)
        catalog = store.load().catalog
    return (folder / "again.json").read_bytes()


@given(catalog=catalogs() | odd_catalogs())
def test_json_yaml_markdown_json_gives_the_same_bytes(tmp_path_factory, catalog):
    folder = tmp_path_factory.mktemp("forms")
    JsonStore(folder / "projects.json").save(catalog)
    assert through_all_forms(folder, folder / "projects.json") == (folder / "projects.json").read_bytes()


def test_the_sample_keeps_its_bytes(tmp_path):
    sample = REPOSITORY / "data" / "projects.json"
    assert through_all_forms(tmp_path, sample) == sample.read_bytes()
