"""The tables of `recobro strategy diff` and `replay`, for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.table import Table

from recobro.cli.session import out

_MOVES_SHOWN = 20


def show_difference(comparison: Any, language: str) -> None:
    """A Comparison: one sentence, both sides, who moved, and for instance whom."""
    difference, law = comparison.difference, comparison.difference.law
    more = difference.more_messages
    unlawful = f"{law.unlawful} unlawful"
    if law.sampled:
        unlawful += f" (of {law.asked:,} asked about, by chance, of {law.of:,})"
    out.print(
        f"[bold]{difference.now_label} → {difference.then_label}[/bold], "
        f"{difference.day}: {abs(more):,} messages {'more' if more >= 0 else 'fewer'}, "
        f"{unlawful}; {law.later:,} may go on a later day only; "
        f"{difference.changed:,} of {difference.looked_at:,} accounts fare otherwise.",
        highlight=False,
    )
    if difference.sampled:
        out.print(
            f"[yellow]A sample:[/yellow] {difference.looked_at:,} of "
            f"{difference.accounts:,} accounts were looked at, in blocks by chance. "
            "The figures are those of the sample.",
            highlight=False,
        )
    _show_sides(difference)
    if difference.moves:
        table = Table(title="Accounts that fare otherwise", title_justify="left")
        for column in ("now", "then", "accounts"):
            table.add_column(column)
        ordered = sorted(difference.moves.items(), key=lambda item: -item[1])
        for (before, after), number in ordered[:_MOVES_SHOWN]:
            table.add_row(before, after, f"{number:,}")
        out.print(table)
    if law.rules:
        rules = ", ".join(f"{rule} ({n})" for rule, n in sorted(law.rules.items()))
        out.print(f"Rules that keep messages from that day: {rules}.", highlight=False)
    _show_examples(comparison, language)


def _show_sides(difference: Any) -> None:
    now, then = difference.now, difference.then
    table = Table(title_justify="left")
    for column in ("", difference.now_label, difference.then_label, "difference"):
        table.add_column(column, justify="left" if not column else "right")
    groups: Sequence[tuple[str, Mapping[str, int], Mapping[str, int]]] = (
        ("", now.actions, then.actions),
        ("segment", now.by_segment, then.by_segment),
        ("stage", now.by_stage, then.by_stage),
        ("channel", now.by_channel, then.by_channel),
        ("step", now.by_step, then.by_step),
    )
    for group, before, after in groups:
        for name in sorted({*before, *after}):
            a, b = before.get(name, 0), after.get(name, 0)
            label = f"{group} {name}".strip()
            table.add_row(label, f"{a:,}", f"{b:,}", f"{b - a:+,}" if b != a else "")
    for currency in sorted({*now.chased, *then.chased}):
        x, y = now.chased.get(currency, 0), then.chased.get(currency, 0)
        row = (f"chased {currency}", f"{x:,.2f}", f"{y:,.2f}")
        table.add_row(*row, f"{y - x:+,.2f}" if y != x else "")
    out.print(table)


def _show_examples(comparison: Any, language: str) -> None:
    from recobro.domain.reasons import explain_reason  # noqa: PLC0415

    for kind, found in comparison.difference.examples.items():
        title = f"{kind.value.replace('_', ' ').capitalize()}, for instance"
        table = Table(title=title, title_justify="left")
        for column in ("debtor", "days", "balance", "now", "then", "why"):
            table.add_column(column)
        for one in found:
            why = " ".join(explain_reason(r, language) for r in one.then.reasons)
            table.add_row(
                comparison.names.get(one.account_id, str(one.account_id)),
                str(one.days_past_due),
                f"{one.balance} {one.currency}",
                one.now.label,
                one.then.label,
                why,
            )
        out.print(table)


def show_replay(report: Any) -> None:
    """A ReplayReport: by month and step, contacts, and the money that came after."""
    out.print(
        f"[bold]{report.strategy}[/bold], {report.first} to {report.last}: "
        f"{report.messages:,} messages on {report.accounts:,} accounts "
        f"(really sent: {report.really_sent:,}), "
        f"{report.to_paid} to people who owed nothing by then.",
        highlight=False,
    )
    table = Table(title="By month and step", title_justify="left")
    for column in ("month", "step", "messages", "really sent", "persons", "held out",
                   "standing at the end"):  # fmt: skip
        table.add_column(column)
    for row in report.rows():
        table.add_row(*(str(value) for value in row.values()))
    out.print(table)
    contacts = Table(title="Accounts by messages in a month", title_justify="left")
    contacts.add_column("month")
    contacts.add_column("messages: accounts")
    for month, figures in report.months.items():
        told = figures.as_json()["accounts_by_messages"]
        contacts.add_row(month, ", ".join(f"{n}: {a:,}" for n, a in told.items()))
    out.print(contacts)
    after = Table(
        title=f"Money within {report.within_days} days after (not because of it)",
        title_justify="left",
    )
    for column in ("step", "messages", "followed by money", "share", "money"):
        after.add_column(column)
    for step, followed in report.followed.items():
        told = followed.as_json()
        money = ", ".join(f"{amount} {c}" for c, amount in told["money"].items())
        share = f"{told['share']:.0%}" if told["share"] is not None else ""
        after.add_row(
            step, str(followed.messages), str(followed.followed), share, money
        )
    out.print(after)
