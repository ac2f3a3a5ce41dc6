"""From an expression's text to its tree, with every type checked.

or      := and ("or" and)*
and     := not ("and" not)*
not     := "not" not | test
test    := "(" or ")" | fact operator value | value operator fact
| fact ["not"] "in" "[" value ("," value)* "]"
| text ["not"] "in" facts-that-are-texts | fact "known"
value   := number [currency | "day" | "days"] | text | fact
"""

from __future__ import annotations

from decimal import Decimal

from recobro.domain.money import CURRENCY_EXPONENTS
from recobro.domain.strategy.expressions.facts_named import FACTS, Kind
from recobro.domain.strategy.expressions.nodes import (
    Amount,
    And,
    Compare,
    Days,
    Has,
    In,
    Known,
    Name,
    Node,
    Not,
    Or,
    Value,
)
from recobro.domain.strategy.expressions.tokens import (
    ExpressionError,
    Token,
    tokens_of,
    unquoted,
)
from recobro.domain.strategy.expressions.types import check_value
from recobro.domain.strategy.sayings import nearest

_WORDS = frozenset({"and", "or", "not", "in", "known"})
_TURNED = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
_DEEPEST = 40


def read(text: str) -> Node:
    """The tree of an expression. Raises ExpressionError at the first thing wrong."""
    reader = _Reader(tokens_of(text))
    node = reader.either()
    end = reader.next
    if end.kind != "end":
        raise ExpressionError(end.column, "expected_more", found=end.text)
    return node


class _Reader:
    """A position in the tokens of one expression."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    @property
    def next(self) -> Token:
        return self._tokens[self._at]

    def _take(self) -> Token:
        token = self.next
        if token.kind != "end":
            self._at += 1
        return token

    def _found(self, *texts: str) -> bool:
        """Whether the next token is one of these words or marks; it is then passed."""
        if self.next.kind != "text" and self.next.text in texts:
            self._take()
            return True
        return False

    def _expect(self, text: str) -> None:
        if not self._found(text):
            raise ExpressionError(
                self.next.column, "expected", what=f"`{text}`", found=self.next.text
            )

    def either(self) -> Node:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ExpressionError(self.next.column, "too_deep")
        items = [self._both()]
        while self._found("or"):
            items.append(self._both())
        self._depth -= 1
        flat = [part for i in items for part in (i.items if isinstance(i, Or) else [i])]
        return flat[0] if len(flat) == 1 else Or(tuple(flat))

    def _both(self) -> Node:
        items = [self._contrary()]
        while self._found("and"):
            items.append(self._contrary())
        flat = [
            part for i in items for part in (i.items if isinstance(i, And) else [i])
        ]
        return flat[0] if len(flat) == 1 else And(tuple(flat))

    def _contrary(self) -> Node:
        nots = 0
        while self._found("not"):
            nots += 1
        if nots > _DEEPEST:
            raise ExpressionError(self.next.column, "too_deep")
        node = self._test()
        for _ in range(nots):
            node = Not(node)
        return node

    def _test(self) -> Node:
        if self._found("("):
            node = self.either()
            self._expect(")")
            return node
        token = self.next
        left = self._value()
        if isinstance(left, Name):
            return self._of_fact(left.name, token)
        return self._of_value(left, token)

    def _of_fact(self, name: str, token: Token) -> Node:
        """What is said of a fact: `known`, `in [...]` or a comparison."""
        fact = FACTS[name]
        if self._found("known"):
            if fact.kind is not Kind.SHARE:
                raise ExpressionError(token.column, "always_known", name=name)
            return Known(name)
        contrary = self._found("not")
        if contrary or self.next.text == "in":
            self._expect("in")
            if fact.kind is Kind.TEXTS:
                raise ExpressionError(token.column, "ask_in", name=name)
            node = In(name, self._list(name))
            return Not(node) if contrary else node
        if fact.kind is Kind.TEXTS:
            raise ExpressionError(token.column, "ask_in", name=name)
        return self._comparison(name, self._operator(name))

    def _of_value(self, left: Value, token: Token) -> Node:
        """What begins with a value: `"vip" in tags`, or a comparison turned round."""
        contrary = isinstance(left, str) and self._found("not")
        if contrary or (isinstance(left, str) and self.next.text == "in"):
            self._expect("in")
            where = self._fact(self._take())
            if FACTS[where].kind is not Kind.TEXTS:
                raise ExpressionError(token.column, "one_text", name=where)
            assert isinstance(left, str)
            has = Has(left, where)
            return Not(has) if contrary else has
        operator = self._operator(token.text)
        name = self._fact(self._take())
        if FACTS[name].kind is Kind.TEXTS:
            raise ExpressionError(token.column, "ask_in", name=name)
        check_value(name, operator, left, token.column)
        return Compare(name, _TURNED[operator], left)

    def _operator(self, after: str) -> str:
        token = self._take()
        if token.kind != "operator":
            raise ExpressionError(
                token.column, "expected_operator", after=after, found=token.text
            )
        return token.text

    def _comparison(self, name: str, operator: str) -> Node:
        column = self.next.column
        value = self._value()
        check_value(name, operator, value, column)
        return Compare(name, operator, value)

    def _list(self, name: str) -> tuple[Value, ...]:
        self._expect("[")
        values: list[Value] = []
        while True:
            column = self.next.column
            value = self._value()
            if isinstance(value, Name):
                raise ExpressionError(column, "fact_in_list")
            check_value(name, "==", value, column)
            values.append(value)
            if self._found("]"):
                return tuple(values)
            if not self._found(","):
                raise ExpressionError(
                    self.next.column, "expected", what="`,` / `]`", found=self.next.text
                )

    def _value(self) -> Value:
        token = self._take()
        if token.kind == "text":
            return unquoted(token)
        if token.kind == "number":
            return self._measured(token)
        if token.kind == "word" and token.text not in _WORDS:
            return Name(self._fact(token))
        raise ExpressionError(token.column, "expected_value", found=token.text)

    def _measured(self, token: Token) -> Value:
        """A number, with its currency or its days if they follow."""
        number = Decimal(token.text)
        unit = self.next
        if unit.kind != "word" or unit.text in _WORDS:
            return number
        self._take()
        if unit.text in ("day", "days"):
            if number != int(number):
                raise ExpressionError(token.column, "whole_days")
            return Days(int(number))
        if unit.text in CURRENCY_EXPONENTS:
            return Amount(number, unit.text)
        near = nearest(unit.text.upper(), CURRENCY_EXPONENTS) or nearest(
            unit.text, ["days"]
        )
        raise ExpressionError(unit.column, "unknown_unit", word=unit.text, near=near)

    def _fact(self, token: Token) -> str:
        if token.kind != "word" or token.text in _WORDS:
            raise ExpressionError(token.column, "expected_fact", found=token.text)
        if token.text not in FACTS:
            near = nearest(token.text, FACTS)
            code = "unknown_name" if near else "unknown_or_text"
            raise ExpressionError(token.column, code, word=token.text, near=near)
        return token.text
