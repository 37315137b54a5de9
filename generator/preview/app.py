"""The web application: requests from this computer in; files of the scene, with the reloading script in pages, out."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from generator.preview.hosts import is_ours
from generator.preview.pages import OWN, content_type, failure_page, find, scene_as_json, with_client
from generator.preview.stage import Scene, Stage

_CLIENT = Path(__file__).with_name("client")
_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


def application(stage: Stage, host: str) -> ASGIApp:
    """The preview of what is on the stage, for browsers that ask for `host` or this computer."""
    preview = _Preview(stage)
    routes = [
        Route(f"/{OWN}/events", preview.events),
        Route(f"/{OWN}/{{name}}", preview.client),
        Route("/{path:path}", preview.file),
    ]
    return _OwnHosts(Starlette(routes=routes), host)


class _Preview:
    """Answers requests."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        # Pages of an earlier preview at this address are of another build.
        self._run = secrets.token_hex(4)

    async def client(self, request: Request) -> Response:
        """The script that pages are given, and its style."""
        file = _CLIENT / request.path_params["name"]
        if file.name not in ("reload.js", "overlay.css"):
            return PlainTextResponse("There is no such file.", 404, _HEADERS)
        return Response(file.read_bytes(), 200, {**_HEADERS, "Content-Type": content_type(file.name)})

    async def events(self, _request: Request) -> Response:
        """A stream that tells of each scene."""
        return StreamingResponse(self._told(), 200, {**_HEADERS, "Content-Type": "text/event-stream"})

    async def _told(self) -> AsyncIterator[str]:
        scene = self._stage.scene
        while True:
            if scene.number or scene.problems:
                yield f"data: {scene_as_json(self._name(scene), scene.problems)}\n\n"
            scene = await self._stage.after(scene)

    async def file(self, request: Request) -> Response:
        """What stands at an address; what the build under way has not made yet is waited for."""
        path, scene = request.path_params["path"], self._stage.scene
        found = find(path, scene.files)
        if not scene.is_whole and (found is None or found.status != 200):
            scene = await self._stage.whole()
            found = find(path, scene.files)
        if found is None:
            page = failure_page(scene.problems)
            return Response(with_client(page, self._name(scene)), 500, _typed("index.html"))
        if found.moved:
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(f"/{quote(found.moved)}{query}", 302, _HEADERS)
        content = scene.files[found.path]
        if found.path.endswith(".html"):
            self._stage.visit(found.path)
            content = with_client(content, self._name(scene))
        return Response(content, found.status, _typed(found.path))

    def _name(self, scene: Scene) -> str:
        return f"{self._run}-{scene.number}"


class _OwnHosts:
    """Turns away requests that came by a name that is not this computer's."""

    def __init__(self, app: ASGIApp, host: str) -> None:
        self._app = app
        self._host = host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), "")
        if is_ours(asked, self._host):
            await self._app(scope, receive, send)
        else:
            refusal = PlainTextResponse("The preview answers to no such name. Ask it for localhost.", 403, _HEADERS)
            await refusal(scope, receive, send)


def _typed(path: str) -> dict[str, str]:
    return {**_HEADERS, "Content-Type": content_type(path)}
