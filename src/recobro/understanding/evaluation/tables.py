"""The report's tables, as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from recobro.understanding.evaluation.bars import Bar, bars_of
from recobro.understanding.evaluation.scoring import Figures
from recobro.understanding.evaluation.tallies import Tally
from recobro.understanding.evaluation.worst import Mistake

Words = Mapping[str, str]


def shown(value: object) -> str:
    """A figure with four places, a count as it is, a dash for nothing."""
    if value is None:
        return "—"
    return f"{value:.4f}" if isinstance(value, float) else str(value)


def table(
    heads: Sequence[str], rows: Iterable[Sequence[str]], *, kind: str = ""
) -> str:
    """A table; the first cell of each row is its head, cells are HTML already."""
    head = "".join(f'<th scope="col">{escape(h)}</th>' for h in heads)
    body = "".join(
        f'<tr><th scope="row">{first}</th>'
        + "".join(f"<td>{cell}</td>" for cell in rest)
        + "</tr>"
        for first, *rest in rows
    )
    return (
        f'<div class="scroll" tabindex="0"><table class="{kind}"><thead><tr>{head}'
        f"</tr></thead><tbody>{body}</tbody></table></div>"
    )


def bars_table(words: Words, whole: Figures, countries: Mapping[str, Figures]) -> str:
    """Each bar, for everything and by country."""
    columns = [bars_of(whole), *(bars_of(part) for part in countries.values())]
    rows = [
        [
            escape(words[bar.name]),
            f"{'≤' if bar.at_most else '≥'} {bar.wanted}",
            *(_judged(words, column[n]) for column in columns),
        ]
        for n, bar in enumerate(columns[0])
    ]
    heads = [words["figure"], words["wanted"], words["all"], *countries]
    return table(heads, rows, kind="figures")


def _judged(words: Words, bar: Bar) -> str:
    kind, mark = {True: ("met", "✓"), False: ("short", "✗"), None: ("none", "·")}[
        bar.met
    ]
    return (
        f'<span class="{kind}">{shown(bar.value)} <span aria-hidden="true">{mark}'
        f'</span><span class="hidden">{escape(words[kind])}</span></span>'
    )


def figures_table(
    words: Words, whole: Figures, countries: Mapping[str, Figures]
) -> str:
    """The other figures, for everything and by country."""
    names = (
        "messages", "missing", "intents_f1", "care_precision", "abstains_on_urgent",
        "right_when_sure", "accuracy_at_coverage",
    )  # fmt: skip
    told = [whole.as_json(), *(part.as_json() for part in countries.values())]
    rows = [
        [escape(words[name]), *(shown(figures[name]) for figures in told)]
        for name in names
    ]
    return table([words["figure"], words["all"], *countries], rows, kind="figures")


def tally_table(words: Words, what: str, tallies: Mapping[str, Tally]) -> str:
    """Precision, recall and F1 of each label."""
    rows = [
        [
            f"<code>{escape(name)}</code>",
            str(tally.support),
            shown(tally.precision),
            shown(tally.recall),
            shown(tally.f1),
        ]
        for name, tally in tallies.items()
    ]
    heads = [words[what], words["messages"], words["precision"], words["recall"], "F1"]
    return table(heads, rows, kind="figures")


def care_table(words: Words, tallies: Mapping[str, Tally]) -> str:
    """Signals that were found, missed and seen where there was none."""
    rows = [
        [
            f"<code>{escape(name)}</code>",
            str(tally.tp),
            f'<span class="{"short" if tally.fn else ""}">{tally.fn}</span>',
            str(tally.fp),
        ]
        for name, tally in tallies.items()
    ]
    heads = [words["signal"], words["found"], words["missed"], words["false"]]
    return table(heads, rows, kind="figures")


def bins_table(words: Words, figures: Figures) -> str:
    """The reliability diagram in numbers."""
    rows = [
        [
            f"{n / 10:.1f}–{(n + 1) / 10:.1f}",
            str(b.count),
            shown(b.confidence),
            shown(b.accuracy),
        ]
        for n, b in figures.bins.items()
    ]
    heads = [words["bin"], words["messages"], words["confidence"], words["accuracy"]]
    return table(heads, rows, kind="figures")


def confusion_table(words: Words, figures: Figures) -> str:
    """Expected against read; a cell's shade is its share of the row."""
    wanted = {want for want, _ in figures.confusion}
    names = sorted(wanted | {got for _, got in figures.confusion})
    number = {name: str(n) for n, name in enumerate(names, start=1)}
    head = "".join(
        f'<th scope="col" title="{escape(name)}"><abbr title="{escape(name)}">'
        f"{number[name]}</abbr></th>"
        for name in names
    )
    body = []
    for want in sorted(wanted):
        row = {got: c for (w, got), c in figures.confusion.items() if w == want}
        total = sum(row.values())
        cells = "".join(_cell(want, got, row.get(got, 0), total) for got in names)
        body.append(
            f'<tr><th scope="row">{number[want]} <code>{escape(want)}</code></th>'
            f"{cells}</tr>"
        )
    caption = escape(words["confusion_note"])
    return (
        f'<div class="scroll" tabindex="0"><table class="confusion"><caption>{caption}'
        f"</caption><thead><tr><td></td>{head}</tr></thead>"
        f"<tbody>{''.join(body)}</tbody></table></div>"
    )


def _cell(want: str, got: str, count: int, total: int) -> str:
    if not count:
        return "<td></td>"
    shade = min(9, int(10 * count / total))
    kind = "right" if want == got else "wrong"
    told = escape(f"{want} → {got}: {count} / {total}")
    return f'<td class="{kind} s{shade}" title="{told}">{count}</td>'


def mistakes_table(words: Words, worst: Sequence[Mistake]) -> str:
    """The errors: text, what was expected and what came."""
    if not worst:
        return f"<p>{escape(words['no_errors'])}</p>"
    rows = [
        [
            f"<code>{escape(mistake.message.id)}</code>",
            escape(mistake.message.country),
            f'<span class="said">{escape(mistake.message.text)}</span>',
            _labels(
                [
                    mistake.message.intent,
                    *sorted(mistake.message.intents - {mistake.message.intent}),
                ],
                mistake.message.entities,
                sorted(mistake.message.care),
            ),
            _reading(words, mistake.got),
        ]
        for mistake in worst
    ]
    heads = ["id", words["country"], words["text"], words["expected"], words["got"]]
    return table(heads, rows, kind="errors")


def _reading(words: Words, got: Mapping[str, Any]) -> str:
    if not got or "error" in got:
        return escape(f"{words['unread']} {got.get('error', '')}".strip())
    told = _labels(
        list(map(str, got.get("intents") or ())),
        got.get("entities") or {},
        list(map(str, got.get("care") or ())),
    )
    sure = f"{shown(got.get('confidence'))}"
    if got.get("abstain") is True:
        sure += f", {words['abstained']}"
    return f'{told}<span class="soft">{escape(sure)}</span>'


def _labels(
    intents: Sequence[str], entities: Mapping[str, Any], care: Sequence[str]
) -> str:
    lines = [" + ".join(intents)]
    if entities:
        lines.append(", ".join(f"{k}: {v}" for k, v in sorted(entities.items())))
    if care:
        lines.append("♥ " + ", ".join(care))
    return "".join(f"<span>{escape(line)}</span>" for line in lines)
