"""The grammar: its little language, its checks, and the one that ships."""

import re
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recobro.domain.readings import AgentAct, Intent
from recobro.understanding.corpus.grammar import (
    SPANISH,
    Grammar,
    GrammarError,
    Voice,
    load_grammar,
)
from recobro.understanding.corpus.numbers import in_words
from recobro.understanding.corpus.pattern import (
    PatternError,
    expand,
    parse_pattern,
    symbols_of,
)

CORPUS = Path(__file__).parents[4] / "corpus"


@pytest.fixture(scope="module")
def grammar() -> Grammar:
    return load_grammar(CORPUS / "grammar")


def sentences(source: str, count: int = 60) -> set[str]:
    rng = Random(1)
    tree = parse_pattern(source)
    return {expand(tree, rng, str.upper) for _ in range(count)}


def test_choices_give_every_alternative() -> None:
    assert sentences("a[b|c[d|]|]") == {"ab", "acd", "ac", "a"}


def test_symbols_are_asked_for() -> None:
    assert sentences("te {pago}") == {"te PAGO"}
    assert symbols_of(parse_pattern("[{a}|x {b}]")) == {"a", "b"}


def test_weights_make_some_likelier() -> None:
    rng = Random(1)
    tree = parse_pattern("[yes@9|no]")
    drawn = [expand(tree, rng, str) for _ in range(1000)]
    assert 850 < drawn.count("yes") < 950  # nine of ten, give or take


@pytest.mark.parametrize("source", ["[a|b", "a]", "a {b", "{B}"])
def test_unbalanced_patterns_are_refused(source: str) -> None:
    with pytest.raises(PatternError):
        parse_pattern(source)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "cero"), (16, "dieciséis"), (21, "veintiuno"), (100, "cien"),
        (101, "ciento uno"), (31000, "treinta y un mil"), (1000, "mil"),
        (1_500_000, "un millón quinientos mil"), (21_000, "veintiún mil"),
        (555, "quinientos cincuenta y cinco"),
    ],
)  # fmt: skip
def test_numbers_are_spelt(value: int, words: str) -> None:
    assert in_words(value) == words


@given(st.integers(0, 999_999_999), st.integers(0, 999_999_999))
def test_different_numbers_have_different_words(one: int, two: int) -> None:
    assert (in_words(one) == in_words(two)) == (one == two)


def write_grammar(folder: Path, symbols: str, groups: str) -> Path:
    (folder / "symbols.yaml").write_text(symbols, "utf-8")
    (folder / "a.yaml").write_text(groups, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("symbols", "groups", "said"),
    [
        ("a: [x]", "groups: {g: {intents: other, text: ['{b}']}}", "{b} has no"),
        ("a: {ES: [x]}", "groups: {g: {intents: other, text: ['{a}']}}", "(vos)"),
        ("a: [x]", "groups: {g: {intents: bye, text: [x]}}", "a.g.1"),
        ("a: [x]", "groups: {g: {intents: thanks+other, text: [x]}}", "only alone"),
        ("a: [x]", "groups: {g: {intents: reject, text: [x]}}", "offer"),
        ("a: ['[x']", "groups: {}", "unclosed"),
        ("sum: [x]", "groups: {}", "defined twice"),
        ("address: {va: [vas, va]}", "groups: {}", "needs 5 forms"),
    ],
)
def test_mistakes_in_the_grammar_are_named(
    tmp_path: Path, symbols: str, groups: str, said: str
) -> None:
    with pytest.raises(GrammarError, match=re.escape(said)):
        load_grammar(write_grammar(tmp_path, symbols, groups))


def test_address_stays_within_a_sentence(tmp_path: Path) -> None:
    symbols = (
        "address:\n"
        "  dame: [dame, deme, dame, denme, dadme]\n"
        "  puedes: [puedes, puede, podés, pueden, podéis]\n"
    )
    groups = "groups: {g: {intents: pay_now, text: ['{dame} si {puedes}']}}"
    read = load_grammar(write_grammar(tmp_path, symbols, groups))
    (template,) = read.templates
    said = {
        mode: read.text(template.pattern, Voice(country="AR", mode=mode), Random(1))
        for mode in ("vos", "ustedes")
    }
    assert said == {"vos": "dame si podés", "ustedes": "denme si pueden"}


def test_every_intent_speaks_in_every_country(grammar: Grammar) -> None:
    for country in (*SPANISH, "US"):
        spoken = {t.intents[0] for t in grammar.templates if country in t.countries}
        assert spoken == set(Intent)


def test_several_intents_are_composed(grammar: Grammar) -> None:
    wanted = {
        (Intent.REQUEST_PLAN, Intent.HARDSHIP),
        (Intent.ALREADY_PAID, Intent.PROMISE_TO_PAY),
        (Intent.DISPUTE, Intent.ASK_DETAILS),
        (Intent.HARDSHIP, Intent.CONTACT_LATER),
        (Intent.OPT_OUT, Intent.COMPLAINT),
    }
    assert wanted <= {template.intents for template in grammar.templates}


def test_rejections_follow_an_offer(grammar: Grammar) -> None:
    acts = {
        act
        for template in grammar.templates
        if Intent.REJECT in template.intents
        for act in template.acts
    }
    assert acts <= {
        AgentAct.OFFER_PLAN,
        AgentAct.OFFER_DISCOUNT,
        AgentAct.OFFER_PAYMENT_LINK,
        AgentAct.ASK_PROMISE,
    }


def test_every_template_makes_a_sentence(grammar: Grammar) -> None:
    rng = Random(1)
    for template in grammar.templates:
        for country in sorted(template.countries):
            voice = grammar.voice(country, rng)
            text = grammar.text(template.pattern, voice, rng)
            assert text
            assert not set("{}|[]\t\n") & set(text), f"{template.name}: {text}"
