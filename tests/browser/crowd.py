"""A made-up gallery of the size and shape of a real one: 1,348 programs that people run on machines of their own."""

import random

from tests.browser.galleries import Record

SIZE = 1348
MADE_WITH = {"Docker": 55, "PHP": 19, "Nodejs": 17, "Python": 12, "Go": 12, "deb": 8, "K8S": 6, "Java": 5, "C": 4}
FIELDS = ("Communication", "File Transfer", "Software Development", "Media Management", "Games", "Office & Money")
KINDS = (
    *("Custom Systems", "Single-click & Drag-n-drop Upload", "Project Management", "Audio Streaming", "Wikis"),
    *("Social Networks and Forums", "Feed Readers", "Photo Galleries", "Polls and Events", "Ticketing", "E-commerce"),
    *("Maps and Global Positioning System (GPS)", "Note-taking & Editors", "Calendars & Contacts", "Analytics"),
)
SUBJECTS = [f"{field} - {kind}" for field in FIELDS for kind in KINDS]
BEGINNINGS = ("Open", "Tiny", "Paper", "Black", "Home", "Quick", "Free", "Own", "Simple", "Moon", "River", "Stone")
ENDINGS = ("Board", "Cloud", "Desk", "Box", "Wiki", "Mail", "Vault", "Feed", "Track", "Note", "Hub", "Candy", "Press")
WHAT = ("file sharing platform", "kanban board", "password manager", "music server", "wiki engine", "link shortener")
HOW = ("real-time collaboration", "an elegant dark mode", "end-to-end encryption", "a small footprint", "plain files")
WHOM = ("small teams", "families", "schools and clubs", "people who like terminals", "one person and a small machine")


def crowd(logos: str) -> tuple[list[Record], Record]:
    """The projects and settings; every third has a logo elsewhere, at `{logos}WIDTHxHEIGHT.svg`."""
    chance = random.Random(20_260_704)
    projects = [_project(number, chance, logos) for number in range(SIZE)]
    return projects, {"title": "Programs to run at home", "tagline": "A catalogue of 1,348.", "author": "A Gardener"}


def _project(number: int, chance: random.Random, logos: str) -> Record:
    title = f"{chance.choice(BEGINNINGS)}{chance.choice(ENDINGS)}{chance.choice(('', '', ' X', ' Next', 'd'))}"
    project: Record = {
        "title": title,
        "url": f"https://{title.lower().replace(' ', '-')}-{number}.example/",
        "repository": f"https://git.example/home/{number}",
        "description": _description(chance),
        "tags": _tags(chance),
    }
    if number % 40:
        project["author"] = f"{title.lower().split()[0]}-{number % 1237}"
    if number % 7:
        project["updated"] = f"{chance.choice((2024, 2025, 2026, 2026))}-{chance.randint(1, 9):02}-{number % 28 + 1:02}"
    if number % 3 == 0:
        project["logo"] = f"{logos}{chance.choice(('320x200', '64x64', '900x120', '90x400'))}.svg?{number}"
    return project


def _description(chance: random.Random) -> str:
    what, how = chance.choice(WHAT), chance.choice(HOW)
    more = f" Made for {chance.choice(WHOM)}, with {chance.choice(HOW)} and {chance.choice(HOW)} in mind."
    return f"Self-hosted {what} with {how}.{chance.choice(('', more))}"


def _tags(chance: random.Random) -> list[str]:
    """One to three subjects, and what the program is made with: some tags on half the projects, many on a few."""
    subjects = chance.choices(SUBJECTS, k=chance.choice((1, 1, 2, 3)))
    tags = [*subjects, *chance.choices(list(MADE_WITH), weights=list(MADE_WITH.values()), k=2)]
    chance.shuffle(tags)
    return list(dict.fromkeys(tags))
