"""A web server for the tests: sites at sub-paths, sent as GitHub Pages sends them, or late; pictures that come late."""

import gzip
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

PATIENCE = 0.3
"""Seconds that a picture below `pictures/` takes."""

PIECE, PAUSE = 1100, 0.03
"""Bytes of a page below `slowly/` that come at once, and seconds until the next ones do."""

_PICTURE = re.compile(r"/pictures/(\d+)x(\d+)\.svg")
_PACKED = {
    ".css",
    ".html",
    ".js",
    ".json",
    ".svg",
    ".txt",
    ".xml",
}  # what GitHub Pages sends with gzip, of what we have


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # connections are used again

    is_slow = False

    def do_GET(self) -> None:
        self.is_slow = self.path.startswith("/slowly/")
        self.path = self.path.removeprefix("/slowly")
        if picture := _PICTURE.match(self.path):
            time.sleep(PATIENCE)
            size = f'width="{picture[1]}" height="{picture[2]}"'
            drawing = f'<svg xmlns="http://www.w3.org/2000/svg" {size}><rect {size} fill="teal"/></svg>'
            return self._answer(HTTPStatus.OK, drawing.encode(), "image/svg+xml")
        file = self._file()
        if file.is_file():
            return self._answer(HTTPStatus.OK, file.read_bytes(), self.guess_type(file), packed=file.suffix in _PACKED)
        return super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What GitHub Pages does: the 404.html of the site, wherever the address is."""
        page = Path(self.directory).joinpath(*self.path.split("/")[1:3], "404.html")
        self._answer(code, page.read_bytes() if page.is_file() else b"", "text/html; charset=utf-8")

    def _file(self) -> Path:
        path = Path(self.translate_path(self.path))
        return path / "index.html" if path.is_dir() and self.path.partition("?")[0].endswith("/") else path

    def _answer(self, status: int, content: bytes, kind: str, *, packed: bool = False) -> None:
        self.send_response(status)
        if packed and not self.is_slow and "gzip" in self.headers.get("Accept-Encoding", ""):
            content = gzip.compress(content, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        if self.is_slow and kind == "text/html":
            for start in range(0, len(content), PIECE):
                self.wfile.write(content[start : start + PIECE])
                time.sleep(PAUSE)
        else:
            self.wfile.write(content)

    def log_message(self, *args: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):  # a browser may leave before it was answered
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder while the context lasts, and tell its address, which ends with a slash."""
    server = _Server(("127.0.0.1", 0), lambda *args: _Handler(*args, directory=str(folder)))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
