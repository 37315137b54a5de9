"""`send`: a book tells its portfolios about itself."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from generator import runner
from generator.book.announcement import announce, with_settings
from generator.book.api import api_base, dispatch_headers, dispatch_url
from generator.book.config import Book, read_book
from generator.book.delivery import Clock, deliver_all
from generator.book.find import config_at, find_config
from generator.book.gallery import event_types_for, gallery_address
from generator.book.pages import built_pages
from generator.book.portfolios import REPO_VARIABLE, TOKEN_VARIABLE, Portfolio, find_portfolios
from generator.book.secret import HIDDEN
from generator.commands import options
from generator.errors import DocumentError, PayloadRefusedError, ReportedError
from generator.model.dates import UTC
from generator.model.delivery import Delivery
from generator.model.dispatch import Dispatch, check_dispatch, encode
from generator.model.payload import EventType
from generator.model.problems import errors
from generator.model.text import printable
from generator.reports.deliveries import delivery_as_annotations, delivery_as_lines, request_as_lines, summary
from generator.reports.problems import annotation

AUTO = "auto"
PLACEHOLDER = "OWNER/REPO"

_CLOCK = Clock(lambda: datetime.now(UTC), time.monotonic, time.sleep, random.random)


@click.command(epilog="Example: python -m generator send https://you.github.io/book/ --html _build/html --dry-run")
@click.argument("url", required=False, default="")
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    help="The book's _config.yml or myst.yml, or its folder.  [default: found by itself]",
)
@click.option("--html", type=click.Path(path_type=Path), help="The folder of the built pages, to look for the logo in.")
@click.option(
    "--portfolio",
    "named",
    multiple=True,
    metavar="OWNER/REPO",
    help="Whom to tell; may be repeated.  [default: those in PORTFOLIO_REPO]",
)
@click.option(
    "--event-type",
    "kind",
    type=click.Choice([*(kind.value for kind in EventType), AUTO]),
    default=EventType.UPDATED.value,
    show_default=True,
    help="What happened. With auto the gallery is asked whether it knows the book.",
)
@click.option(
    "--gallery", metavar="URL", help="The gallery that auto asks.  [default: the portfolio's address on Pages]"
)
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="KEY=VALUE",
    callback=options.pairs,
    help="A field in place of what the book says, or one of your own; may be repeated.",
)
@click.option("--dry-run", is_flag=True, help="Show the request, without the token, and send nothing.")
def send(
    url: str,
    config: Path | None,
    html: Path | None,
    named: tuple[str, ...],
    kind: str,
    gallery: str | None,
    settings: list[tuple[str, str]],
    dry_run: bool,
) -> None:
    """Tell portfolios about a book that was deployed to URL.

    The title and the rest are read from _config.yml (Jupyter Book 1) or myst.yml (Jupyter Book 2, MyST), and from a
    CITATION.cff beside it. Without URL, html.baseurl says where the book is. The token is taken from PORTFOLIO_PAT, or
    from PORTFOLIO_PAT_OWNER_REPO for one portfolio; without a token or a portfolio there is nothing to do, which is no
    failure.
    """
    portfolios, api = _portfolios(named), _api()
    ready = [portfolio for portfolio in portfolios if portfolio.token]
    _tell_hints(portfolios)
    if not ready and not dry_run:
        return
    event_type = EventType.UPDATED if kind == AUTO else EventType(kind)
    dispatch = _dispatch(_book(url, config, event_type, settings), event_type, url, html)
    _refuse_secrets(dispatch, ready)
    if dry_run:
        _show(dispatch, portfolios or [Portfolio(PLACEHOLDER)], api)
        return
    dispatches = _fitting(dispatch, ready, api, gallery) if kind == AUTO else [dispatch] * len(ready)
    _report(deliver_all(list(zip(ready, dispatches, strict=True)), api, _CLOCK), dispatch)


def _portfolios(named: Sequence[str]) -> list[Portfolio]:
    try:
        return find_portfolios([name for name in named if name.strip()], os.environ)
    except ValueError as error:
        raise click.UsageError(f"{'--portfolio' if any(named) else REPO_VARIABLE}: {error}") from error


def _api() -> str:
    try:
        return api_base(os.environ)
    except ValueError as error:
        raise click.UsageError(f"GITHUB_API_URL {error}.") from error


def _tell_hints(portfolios: Sequence[Portfolio]) -> None:
    """What is not as it was meant to be in the set-up, though it is no failure."""
    for portfolio in portfolios:
        if portfolio.hint:
            options.tell(printable(f"warning: {portfolio.hint}"), annotation("warning", portfolio.hint))
    without = [portfolio.name for portfolio in portfolios if not portfolio.token]
    notice = ""
    if not portfolios:
        notice = f"{REPO_VARIABLE} is not set: no portfolio is told. In a fork that is as it should be."
    elif without:
        notice = f"{TOKEN_VARIABLE} is not set: {', '.join(without)} is not told. In a fork that is as it should be."
    if notice:
        options.tell(printable(f"notice: {notice}"), annotation("notice", notice))


def _book(url: str, config: Path | None, event_type: EventType, settings: Sequence[tuple[str, str]]) -> Book:
    """What the book says; of one that is gone, nothing that need not be read."""
    if event_type is EventType.DELETED and url:
        return Book(Path())
    found = config_at(config) if config else find_config(Path())
    try:
        return with_settings(read_book(Path(), found), settings)
    except ValueError as error:
        raise click.BadParameter(f"{str(error).rstrip('.')}.", param_hint="'--set'") from error


def _dispatch(book: Book, event_type: EventType, url: str, html: Path | None) -> Dispatch:
    """The dispatch, once its problems have been shown, and GitHub and every portfolio would take it."""
    pages = built_pages(html) if html and event_type is not EventType.DELETED else None
    announcement = announce(book, event_type, url=url, pages=pages, environ=os.environ, now=_CLOCK.now())
    dispatch = encode(announcement.event)
    problems = [*announcement.problems, *check_dispatch(dispatch)]
    options.show(problems)
    if errors(problems):
        raise ReportedError("The event would be refused.", exit_code=PayloadRefusedError.exit_code)
    return dispatch


def _refuse_secrets(dispatch: Dispatch, portfolios: Sequence[Portfolio]) -> None:
    """Keep a token from being published with the book."""
    body = dispatch.body().decode("utf-8")
    if any(portfolio.token in body for portfolio in portfolios):
        message = "A field of the book holds the token itself, which everybody could read."
        raise DocumentError(message, advice="Take it out of the configuration or of --set, and make a new token.")


def _fitting(dispatch: Dispatch, portfolios: Sequence[Portfolio], api: str, gallery: str | None) -> list[Dispatch]:
    """The dispatch for each portfolio, with the type that fits what its gallery shows."""
    galleries = [gallery or gallery_address(api, portfolio.name) for portfolio in portfolios]
    return [replace(dispatch, type=found) for found in event_types_for(dispatch.payload["url"], galleries)]


def _show(dispatch: Dispatch, portfolios: Sequence[Portfolio], api: str) -> None:
    for portfolio in portfolios:
        for line in request_as_lines(dispatch_url(api, portfolio.name), dispatch_headers(HIDDEN), dispatch):
            click.echo(line)


def _report(deliveries: Sequence[Delivery], dispatch: Dispatch) -> None:
    for delivery in deliveries:
        for line in delivery_as_lines(delivery, dispatch.payload["url"]):
            click.echo(line, err=delivery.error is not None)
        for command in delivery_as_annotations(delivery) if runner.is_actions(os.environ) else []:
            click.echo(command)
    runner.append(os.environ, "GITHUB_STEP_SUMMARY", summary(deliveries, dispatch))
    failed = [delivery.error for delivery in deliveries if delivery.error]
    if failed:
        raise ReportedError("Not every portfolio was told.", exit_code=failed[0].exit_code)
