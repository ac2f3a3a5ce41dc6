"""One page that tells all that was measured; nothing in it comes from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from recobro.understanding.evaluation import tables
from recobro.understanding.evaluation.bars import bars_of
from recobro.understanding.evaluation.charts import bars_svg, reliability_svg
from recobro.understanding.evaluation.labelled import Labelled
from recobro.understanding.evaluation.run import Run
from recobro.understanding.evaluation.scoring import Figures, score, score_by
from recobro.understanding.evaluation.texts import words
from recobro.understanding.evaluation.worst import Mistake, mistakes

SHOWN_MISTAKES = 40
_INTENT_WANTED = 0.92  # the bar of macro-F1
_STYLE = """
:root{--ink:#17212b;--soft:#56636f;--line:#dde2e7;--good:#0d6b5e;--bad:#a92b22}
*{box-sizing:border-box}
body{margin:0 auto;max-width:78rem;padding:1.2rem;color:var(--ink);background:#fff;
font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;
font-variant-numeric:tabular-nums}
h1{font-size:1.5rem;margin:.2rem 0 1rem}h2{font-size:1.15rem;margin:2rem 0 .5rem}
p,caption{max-width:52rem}.soft,caption{color:var(--soft);font-size:.9rem}
caption{text-align:left;padding-bottom:.4rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:0}
dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
.scroll{overflow-x:auto}table{border-collapse:collapse;margin:.5rem 0}
th,td{padding:.25rem .55rem;text-align:left;border-bottom:1px solid var(--line);
vertical-align:top}
thead th{color:var(--soft);font-size:.85rem;white-space:nowrap}th{font-weight:550}
.figures td{text-align:right}.figures thead th:not(:first-child){text-align:right}
.met{color:var(--good)}.short{color:var(--bad);font-weight:600}.none{color:var(--soft)}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.confusion{font-size:.78rem}.confusion td,.confusion thead th{text-align:center;
padding:.12rem .2rem;min-width:1.5rem;border:1px solid #eceff2}
.confusion abbr{text-decoration:none}
.errors{table-layout:fixed;width:100%;min-width:56rem}.errors td{font-size:.9rem}
.errors th:nth-child(1){width:8.5rem}.errors th:nth-child(2){width:4rem}
.errors span{display:block;overflow-wrap:anywhere}
svg{max-width:100%;height:auto;font-size:12px}svg text{fill:var(--ink)}
.grid{stroke:var(--line)}.wanted{stroke:#7a4b00;stroke-dasharray:4 3}
.dot{fill:#0d6b5e;fill-opacity:.65;stroke:#0a5248}
.bar{fill:#0d6b5e}.bar.low{fill:#c8553d}
.two{display:flex;gap:2rem;flex-wrap:wrap;align-items:flex-start}
"""
# A cell's shade by its share of the row: green on the diagonal, red beside it.
_SHADES = "".join(
    f".right.s{n}{{background:rgb(13 107 94/{0.08 + n * 0.06:.2f})}}"
    f".wrong.s{n}{{background:rgb(169 43 34/{0.12 + n * 0.06:.2f})}}"
    for n in range(10)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What was measured, on what and when: all of it passed in.

    `corpus_hash` is that of the data the reader was trained on; empty where not known.
    """

    version: str
    date: str
    files: tuple[str, ...]
    set_hash: str
    corpus_hash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """Everything that the report and the figures tell."""

    about: About
    whole: Figures
    countries: Mapping[str, Figures]
    run: Run
    mistakes: tuple[Mistake, ...]

    def as_json(self) -> dict[str, Any]:
        """The figures, for machines and for comparing two runs."""
        return {
            "reader": self.about.version,
            "date": self.about.date or None,
            "files": list(self.about.files),
            "set_sha256": self.about.set_hash,
            "corpus_sha256": self.about.corpus_hash or None,
            "bars": [bar.as_json() for bar in bars_of(self.whole)],
            "figures": self.whole.as_json(),
            "by_country": {
                country: {
                    "bars": [bar.as_json() for bar in bars_of(part)],
                    "figures": part.as_json(),
                }
                for country, part in self.countries.items()
            },
            "speed": self.run.as_json(),
            "mistakes": [m.as_json() for m in self.mistakes],
        }


def evaluation_of(about: About, messages: Sequence[Labelled], run: Run) -> Evaluation:
    """Score what was read: as a whole and by country."""
    return Evaluation(
        about=about,
        whole=score(messages, run.predictions),
        countries=score_by(lambda m: m.country, messages, run.predictions),
        run=run,
        mistakes=mistakes(messages, run.predictions),
    )


def report_html(evaluation: Evaluation, language: str) -> str:
    """The whole page, in Spanish (`es`) or English (`en`). Raises ValueError."""
    told = words(language)
    whole, countries = evaluation.whole, evaluation.countries
    parts = [
        f"<h1>{escape(told['title'])}</h1>",
        _about(evaluation, told),
        _part(told, "bars", tables.bars_table(told, whole, countries), note=True),
        tables.figures_table(told, whole, countries),
        _part(told, "by_country", _countries(told, countries)),
        _part(
            told,
            "reliability",
            f'<div class="two">{reliability_svg(whole.bins, told)}'
            f"<div>{tables.bins_table(told, whole)}</div></div>",
            note=True,
        ),
        _part(told, "care", tables.care_table(told, whole.by_care)),
        _part(told, "by_intent", _intents(told, whole)),
        _part(told, "by_entity", tables.tally_table(told, "entity", whole.by_entity)),
        _part(told, "confusion", tables.confusion_table(told, whole)),
        _part(told, "speed", _speed(told, evaluation.run), note=True),
        _part(told, "errors", _mistakes(told, evaluation.mistakes)),
    ]
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(told['title'])} · {escape(evaluation.about.version)}</title>"
        f"<style>{_STYLE}{_SHADES}</style></head>\n<body><main>\n"
        + "\n".join(parts)
        + "\n</main></body>\n</html>\n"
    )


def _part(
    told: Mapping[str, str], name: str, content: str, *, note: bool = False
) -> str:
    beside = f'<p class="soft">{escape(told[f"{name}_note"])}</p>' if note else ""
    return (
        f'<section aria-labelledby="{name}"><h2 id="{name}">{escape(told[name])}</h2>'
        f"{beside}{content}</section>"
    )


def _about(evaluation: Evaluation, told: Mapping[str, str]) -> str:
    about = evaluation.about
    pairs = [
        (told["reader"], about.version),
        (told["date"], about.date or told["not_stated"]),
        (told["messages"], str(evaluation.whole.messages)),
        (told["files"], ", ".join(about.files)),
        (told["set_hash"], about.set_hash),
        (told["corpus_hash"], about.corpus_hash or told["none"]),
    ]
    listed = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in pairs
    )
    return f"<dl>{listed}</dl>"


def _countries(told: Mapping[str, str], countries: Mapping[str, Figures]) -> str:
    return bars_svg(
        told["primary_accuracy"],
        [
            (
                country,
                part.primary_accuracy,
                f"{tables.shown(part.primary_accuracy)} ({part.messages})",
            )
            for country, part in countries.items()
        ],
        wanted=0.93,
    )


def _intents(told: Mapping[str, str], whole: Figures) -> str:
    rows = [
        (name, tally.f1, f"{tables.shown(tally.f1)} ({tally.support})")
        for name, tally in whole.by_intent.items()
        if tally.support
    ]
    chart = bars_svg("F1", rows, wanted=_INTENT_WANTED)
    return (
        f'<div class="two">{chart}<div>'
        f"{tables.tally_table(told, 'intent', whole.by_intent)}</div></div>"
    )


def _speed(told: Mapping[str, str], run: Run) -> str:
    speed = run.as_json()
    rows = [
        ["p50", f"{speed['p50_ms']} ms"],
        ["p99", f"{speed['p99_ms']} ms"],
        ["max", f"{speed['max_ms']} ms"],
        [escape(told["messages"]), f"{speed['per_second']} {told['per_second']}"],
    ]
    return tables.table([told["figure"], told["value"]], rows, kind="figures")


def _mistakes(told: Mapping[str, str], found: Sequence[Mistake]) -> str:
    worst = found[:SHOWN_MISTAKES]
    note = told["errors_note"].format(all=len(found), shown=len(worst))
    listed = tables.mistakes_table(told, worst)
    return f'<p class="soft">{escape(note)}</p>{listed}' if worst else listed
