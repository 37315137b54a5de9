"""Catalogs of every kind, broken records and all, for the tests of the stores."""

from hypothesis import strategies as st

from generator.model.catalog import Catalog
from generator.model.project import Project, Source, Tombstone
from generator.model.records import decode_catalog, encode_catalog
from generator.model.text import unsafe_character

SAFE = st.text(st.characters(exclude_categories=["Cs"])).filter(lambda text: not unsafe_character(text))
PROSE = SAFE.map(lambda text: text.replace("\r", "\n"))
LINES = (
    PROSE.map(lambda text: text.replace("\n", " ").replace("\t", " ")).filter(str.strip).map(lambda text: text[:100])
)
LINES = LINES.filter(str.strip) | st.sampled_from(
    ["潮の満ち引き", "🌊", "<script>alert(1)</script>", "a\u2028b", "نص عربي"]
)
NUMBERS = st.integers(-(10**30), 10**30) | st.floats(allow_nan=False, allow_infinity=False)
SCALARS = PROSE | NUMBERS | st.booleans()
MOMENTS = st.sampled_from(["", "2026-01-01", "2020-02-29T12:00:00Z", "2026-03-14T09:30:00.25+05:30"])
CUSTOM = st.dictionaries(
    st.sampled_from(["level", "licence", "Stufe für Ämter", "レベル", "tags ", "::x"]),
    SCALARS | st.lists(SCALARS, max_size=3).map(tuple),
    max_size=3,
).map(lambda fields: tuple(fields.items()))
SOURCES = st.none() | st.builds(
    Source, run_id=st.none() | st.integers(0, 10**12), deployed_at=MOMENTS, rest=CUSTOM
).filter(lambda source: source != Source())
TIMED = {"updated": MOMENTS, "created": MOMENTS, "source": SOURCES}


def addresses(prefix):
    return st.integers(0, 30).map(lambda number: f"https://{prefix}.example/{number}/é")


PROJECTS = st.builds(
    Project,
    title=LINES,
    url=addresses("book"),
    description=PROSE,
    body=PROSE,
    author=LINES | st.lists(LINES, min_size=1, max_size=3).map(tuple),
    tags=st.lists(LINES, max_size=3).map(tuple),
    logo=st.sampled_from(["", "logos/é.svg", "https://cdn.example/l"]),
    status=st.sampled_from(["", "archived"]),
    custom=CUSTOM,
    **TIMED,
)
TOMBSTONES = st.builds(Tombstone, url=addresses("gone"), **TIMED)
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.text(st.characters()) | st.just("\ud800 alone"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(st.characters()), inner, max_size=3),
    max_leaves=6,
)
BROKEN = st.none() | st.fixed_dictionaries(
    {"tags": st.just("a, b"), "url": st.just("ftp://x") | addresses("broken")},
    optional={"title": JSON, "updated": MOMENTS | st.just("2026-02-30"), "x": JSON},
)
REST = st.fixed_dictionaries({}, optional={"$schema": st.just("../s.json"), "note": JSON, "日本": JSON})


@st.composite
def catalogs(draw):
    content = {"projects": draw(st.lists(BROKEN, max_size=3)), "tombstones": draw(st.lists(st.just({}), max_size=1))}
    return Catalog(
        tuple(draw(st.lists(PROJECTS, max_size=4, unique_by=lambda project: project.identity))),
        tuple(draw(st.lists(TOMBSTONES, max_size=3, unique_by=lambda stone: stone.identity))),
        decode_catalog(content)[0].broken,
        draw(REST),
    )


ODD = JSON | st.fixed_dictionaries(
    {},
    optional={
        "title": JSON,
        "url": st.sampled_from(["https://a.example/", "http://a.example", "https://b.example/", "nowhere"]),
        "body": JSON,
        "deleted": st.just(True) | JSON,
        "updated": st.sampled_from(["2026-01-01", "soon", ""]),
        "own": JSON,
    },
)


@st.composite
def odd_catalogs(draw):
    """What a file may hold that nobody meant so: hardly a record that is whole, and several of one address."""
    lists = {"projects": draw(st.lists(ODD, max_size=5)), "tombstones": draw(st.lists(ODD, max_size=3))}
    catalog = decode_catalog(draw(st.dictionaries(st.text(), JSON, max_size=3)) | lists)[0]
    # Which of several counts is settled by their order; in the stored form that is the final one.
    for _ in range(2):
        catalog = decode_catalog(encode_catalog(catalog))[0]
    return catalog
