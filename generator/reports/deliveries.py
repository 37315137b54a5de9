"""What a book told its portfolios: lines for people, annotations, a table for the run's page."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from generator.errors import DispatchError
from generator.model.delivery import Delivery
from generator.model.dispatch import Dispatch
from generator.model.text import printable
from generator.reports.markdown import escaped
from generator.reports.problems import annotation


def request_as_lines(url: str, headers: Mapping[str, str], dispatch: Dispatch) -> list[str]:
    """The request that a delivery would make, its body laid out for reading."""
    body = json.loads(dispatch.body())
    lines = [f"POST {url}", *(f"{name}: {value}" for name, value in headers.items()), ""]
    return [printable(line) for line in (*lines, *json.dumps(body, ensure_ascii=False, indent=2).split("\n"))]


def delivery_as_lines(delivery: Delivery, url: str) -> list[str]:
    """What became of one portfolio: one line, or a failure with its causes and what to do."""
    warnings = [f"warning: {delivery.portfolio}: {warning}" for warning in delivery.warnings]
    told = _failure(delivery.portfolio, delivery.error) if delivery.error else [_success(delivery, url)]
    return [printable(line) for line in (*told, *warnings)]


def delivery_as_annotations(delivery: Delivery) -> list[str]:
    """The same as workflow commands; a success needs none."""
    name, error = delivery.portfolio, delivery.error
    lines = [annotation("warning", f"{name}: {warning}") for warning in delivery.warnings]
    if error:
        causes = f" Likely: {' '.join(error.causes)}" if error.causes else ""
        lines.append(annotation("error", f"{name}: {error.message}.{causes} What to do: {error.advice}"))
    return lines


def summary(deliveries: Sequence[Delivery], dispatch: Dispatch) -> str:
    """Markdown for `$GITHUB_STEP_SUMMARY`."""
    payload = dispatch.payload
    rows = [
        f"| {escaped(delivery.portfolio)} | {delivery.type.value} | {_result(delivery)} |" for delivery in deliveries
    ]
    fields = {**payload, **payload.get("extra", {})}
    shown = {name: value for name, value in fields.items() if name not in ("extra", "source") and value not in ("", [])}
    title = f"### Announced: {escaped(str(payload.get('title', payload['url'])))}"
    portfolios = ["| portfolio | event | result |", "| --- | --- | --- |", *rows]
    told = [f"| {escaped(name)} | {escaped(_as_text(value))} |" for name, value in shown.items()]
    return "\n".join([title, "", *portfolios, "", "| field | announced |", "| --- | --- |", *told, "", ""])


def _success(delivery: Delivery, url: str) -> str:
    tries = f", at try {delivery.tries}" if delivery.tries > 1 else ""
    return f"sent: {delivery.portfolio}: GitHub has accepted {delivery.type.value} of {url}{tries}."


def _failure(name: str, error: DispatchError) -> list[str]:
    causes = [f"  {number}. {cause}" for number, cause in enumerate(error.causes, 1)]
    likely = ["  Likely causes, the likeliest first:", *causes] if causes else []
    return [f"error: {name}: {error.message}.", *likely, f"  What to do: {error.advice}"]


def _result(delivery: Delivery) -> str:
    if delivery.error:
        return f"**failed**: {escaped(delivery.error.message, 500)}. {escaped(delivery.error.advice, 500)}"
    return " ".join(["accepted", *(escaped(warning, 500) for warning in delivery.warnings)])


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
