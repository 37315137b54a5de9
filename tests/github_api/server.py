"""A web server on a port of its own: it remembers each request, and ends with all of its threads."""

import json
import os
import socket
import struct
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler
from itertools import pairwise
from socketserver import ThreadingTCPServer
from ssl import SSLContext
from threading import Event, Thread
from typing import Any


@dataclass(frozen=True)
class Request:
    """What a client sent; `time` is monotonic, in seconds, and the body is complete by then."""

    method: str
    path: str
    headers: Message = field(repr=False)
    body: bytes = field(repr=False)
    time: float = field(repr=False)

    @property
    def json(self) -> Any:
        """The body as JSON, or None."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            return None


class Server:
    """Serves on 127.0.0.1 while its context lasts, by TLS if told so; a subclass says how it responds."""

    def __init__(self, tls: SSLContext | None = None) -> None:
        self.requests: list[Request] = []
        self.connections = 0
        """Counted even if no request comes."""
        self.sent = 0
        """Bytes of all answers, some of which may still lie in the system's buffers."""
        self._scheme = "https" if tls else "http"
        self._tcp = _Server(self)
        if tls:
            self._tcp.socket = tls.wrap_socket(self._tcp.socket, server_side=True)
        self._thread = Thread(target=self._tcp.serve_forever, kwargs={"poll_interval": 0.005})

    def respond(self, exchange: "Exchange") -> None:
        """Answer one request, well or badly."""
        raise NotImplementedError

    @property
    def origin(self) -> str:
        """Scheme, host and port, without a slash at the end."""
        return f"{self._scheme}://127.0.0.1:{self.port}"

    @property
    def port(self) -> int:
        return int(self._tcp.server_address[1])

    @property
    def pauses(self) -> list[float]:
        """Seconds between one request and the next."""
        times = [request.time for request in self.requests]
        return [later - earlier for earlier, later in pairwise(times)]

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *failure: object) -> None:
        self._tcp.shutdown()
        self._thread.join()
        self._tcp.hang_up()
        self._tcp.server_close()  # joins the thread of each connection
        if self._tcp.mistakes and not any(failure):
            raise self._tcp.mistakes[0]


class Exchange:
    """One request, and the bare connection that its answer may be written to."""

    def __init__(self, request: Request, connection: "_Connection") -> None:
        self.request = request
        self._connection = connection

    def send(self, data: bytes) -> None:
        self._connection.connection.sendall(data)
        self._connection.server.owner.sent += len(data)

    def hold(self, seconds: float | None) -> bool:
        """Wait, for ever if it is None; whether the server still goes on after that."""
        return not self._connection.server.stopping.wait(seconds)

    def close(self) -> None:
        """Let no other request follow on this connection."""
        self._connection.close_connection = True

    def reset(self) -> None:
        """End the connection with RST, which the other side sees as `connection reset by peer`."""
        self.close()
        connection = self._connection.connection
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        os.close(connection.detach())  # not left to socketserver, which would say goodbye first


class _Server(ThreadingTCPServer):
    allow_reuse_address = True
    request_queue_size = 64

    def __init__(self, owner: Server) -> None:
        self.owner = owner
        self.stopping = Event()
        self.mistakes: list[BaseException] = []
        self._open: set[socket.socket] = set()
        super().__init__(("127.0.0.1", 0), _Connection)

    def process_request(self, request: Any, client_address: Any) -> None:
        self.owner.connections += 1
        self._open.add(request)
        super().process_request(request, client_address)

    def close_request(self, request: Any) -> None:
        self._open.discard(request)
        super().close_request(request)

    def hang_up(self) -> None:
        """Wake every thread that holds a connection, whatever it waits for."""
        self.stopping.set()
        for connection in tuple(self._open):
            with suppress(OSError):  # closed by the other side or, in the meantime, by its thread
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: object, client_address: object) -> None:
        mistake = sys.exc_info()[1]
        if mistake is not None and not isinstance(mistake, ConnectionError):  # clients may leave when they like
            self.mistakes.append(mistake)


class _Connection(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def __getattr__(self, name: str) -> Callable[[], None]:
        """Every method is taken, those that HTTP does not know as well."""
        if not name.startswith("do_"):
            raise AttributeError(name)
        return self._take

    def _take(self) -> None:
        body = b"".join(self._chunks()) if "Transfer-Encoding" in self.headers else self._whole()
        request = Request(self.command, self.path, self.headers, body, time.monotonic())
        self.server.owner.requests.append(request)
        self.server.owner.respond(Exchange(request, self))

    def _whole(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def _chunks(self) -> Iterator[bytes]:
        while size := int(self.rfile.readline().partition(b";")[0], 16):
            yield self.rfile.read(size)
            self.rfile.readline()
        while self.rfile.readline().strip():
            continue

    def log_message(self, *args: object) -> None:
        pass
