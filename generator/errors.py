"""The whole error family: what happened, where, what to do next, and the exit code that says it to a script."""

from __future__ import annotations


class GeneratorError(Exception):
    """Something outside the program is wrong; `cli` prints it and exits with `exit_code`.

    Attributes:
        message: what happened, in plain words.
        advice: what to do next; may be empty.
        file: the path of the file it happened in, as the user gave it; may be empty.
        line: 1-based line in `file`; 0 when unknown.
        column: 1-based column in characters; 0 when unknown.
    """

    exit_code = 1

    def __init__(self, message: str, *, advice: str = "", file: str = "", line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.file = file
        self.line = line
        self.column = column


class FileError(GeneratorError):
    """A file cannot be read or written."""


class DocumentError(GeneratorError):
    """A file cannot be understood as a whole: no JSON or YAML, or not of the expected shape."""


class ThemeError(GeneratorError):
    """A template or an asset of the theme is missing or wrong."""


class OutputError(GeneratorError):
    """The output directory cannot be used."""


class PreviewError(GeneratorError):
    """The preview cannot start, or cannot watch the files."""


class ReportedError(GeneratorError):
    """Something that the user has been told about already; only the exit code is left to say."""

    def __init__(self, message: str, *, exit_code: int = 1) -> None:
        super().__init__(message)
        self.exit_code = exit_code


class InvalidInput(ReportedError):
    """The input was read and found wrong."""


class GitError(GeneratorError):
    """Git is missing, or the checkout is not in a state to work with."""


class RemoteRefusedError(GitError):
    """The remote does not let this token read or push."""

    exit_code = 3


class RemoteUnreachableError(GitError):
    """The remote does not answer."""

    exit_code = 7


class PageUnreachableError(GeneratorError):
    """A page of a deployed book cannot be had."""

    exit_code = 7


class PushRaceError(GitError):
    """Every push lost the race against another one."""

    exit_code = 8


class DispatchError(GeneratorError):
    """A portfolio was not reached; `causes` are the likely ones, the likeliest first."""

    def __init__(self, message: str, *, causes: tuple[str, ...] = (), advice: str = "") -> None:
        super().__init__(message, advice=advice)
        self.causes = causes


class TokenRefusedError(DispatchError):
    """GitHub does not take the token, or does not let it do this."""

    exit_code = 3


class RepositoryNotFoundError(DispatchError):
    """There is no such repository, or none that the token can see."""

    exit_code = 4


class PayloadRefusedError(DispatchError):
    """GitHub does not take what was to be sent."""

    exit_code = 5


class RateLimitedError(DispatchError):
    """GitHub asks to wait, for longer than anybody would."""

    exit_code = 6


class ApiUnreachableError(DispatchError):
    """GitHub does not answer, or not as it should."""

    exit_code = 7
