"""The documents keep step with the code."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
import typer.main

from recobro.cli.main import app
from recobro.environment import VARIABLES

ROOT = Path(__file__).parents[2]
PACKS = sorted((ROOT / "src/recobro/law/packs").glob("*.yaml"))
RECORDS = sorted((ROOT / "docs/decisions").glob("*.md"))
HEADINGS = ("Context", "Decision", "Consequences", "Alternatives")
TOP_DOCUMENTS = (
    "README.md", "README.es.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md",
    "CHANGELOG.md", "docs/glossary.md", "docs/guide.en.md", "docs/guide.es.md",
    "docs/compliance.md", "docs/emulator.md",
)  # fmt: skip
# A link or picture in Markdown, and the same in HTML.
_LINK = re.compile(r"\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)|(?:href|src)=\"([^\"]+)\"")
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_HEADING = re.compile(r"^#{1,6} +(.+?)\s*$", re.MULTILINE)


def documents() -> list[Path]:
    """The Markdown files of the project; what is hidden is not ours."""
    found = (path.relative_to(ROOT) for path in ROOT.rglob("*.md"))
    ours = [
        path
        for path in found
        if not any(part.startswith(".") or part == "artifacts" for part in path.parts)
    ]
    return sorted(ours)


def text_of(name: str | Path) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def links_of(text: str) -> list[str]:
    """Where the links of a document go; those shown inside code are not links."""
    bare = _CODE.sub("", text)
    return [one or other for one, other in _LINK.findall(bare)]


def anchors_of(text: str) -> set[str]:
    """The anchors that headings make: lower case, words joined by hyphens."""
    bare = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        for heading in _HEADING.findall(bare)
    }


def _has_anchor(target: Path, anchor: str) -> bool:
    """Whether a document has the heading; of other files we cannot tell."""
    if target.suffix != ".md":
        return True
    return anchor in anchors_of(target.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", TOP_DOCUMENTS)
def test_expected_document_is_there(name: str) -> None:
    assert text_of(name).startswith("# ")


@pytest.mark.parametrize("variable", sorted(VARIABLES))
@pytest.mark.parametrize("readme", ["README.md", "README.es.md"])
def test_readme_names_every_variable(readme: str, variable: str) -> None:
    assert f"`{variable}`" in text_of(readme)


def test_commands_are_named_for_users() -> None:
    command = typer.main.get_command(app)
    names = set(getattr(command, "commands"))  # noqa: B009  click's, untyped here
    assert {"import", "run", "demo"} <= names
    told = text_of("README.md") + text_of("docs/guide.en.md")
    missing = {n for n in names if not re.search(rf"recobro {re.escape(n)}\b", told)}
    assert missing == set()


def test_compliance_document_names_every_pack() -> None:
    assert PACKS
    text = text_of("docs/compliance.md")
    # `ES`, ES.yaml or packs/ES.yaml; BR-ES.yaml is another one.
    missing = [
        path.name
        for path in PACKS
        if not re.search(rf"`{path.stem}`|(?<![\w-]){path.stem}\.yaml", text)
    ]
    assert missing == []


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.stem)
def test_decision_record_has_four_headings(record: Path) -> None:
    text = record.read_text(encoding="utf-8")
    found = [
        line.removeprefix("## ") for line in text.splitlines() if line[:3] == "## "
    ]
    assert found == list(HEADINGS)
    assert text.startswith(f"# {record.name[:4]}. ")
    assert len(text.splitlines()) <= 45


def test_decision_records_are_numbered_on() -> None:
    numbers = [int(record.name[:4]) for record in RECORDS]
    assert len(numbers) >= 10
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("document", documents(), ids=str)
def test_relative_links_lead_somewhere(document: Path) -> None:
    broken = []
    for link in links_of(text_of(document)):
        if re.match(r"[a-z][a-z+.-]*:", link):
            continue  # another site, or an e-mail address
        path, _, anchor = unquote(link).partition("#")
        target = (ROOT / document).parent / path if path else ROOT / document
        if not target.exists() or (anchor and not _has_anchor(target, anchor)):
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize(
    ("english", "spanish"),
    [("README.md", "README.es.md"), ("docs/guide.en.md", "docs/guide.es.md")],
)
def test_both_languages_have_the_same_parts(english: str, spanish: str) -> None:
    def shape(name: str) -> list[int]:
        text = re.sub(r"```.*?```", "", text_of(name), flags=re.DOTALL)
        return [len(m[0]) for m in re.finditer(r"^#+", text, re.MULTILINE)]

    def rows(name: str) -> int:
        return sum(line.startswith("|") for line in text_of(name).splitlines())

    assert shape(english) == shape(spanish)
    assert rows(english) == rows(spanish)


def test_broken_link_would_be_found() -> None:
    text = '[a](docs/nowhere.md) `[b](in-code.md)` ![c](x.png "title")'
    assert links_of(text) == ["docs/nowhere.md", "x.png"]


def test_anchor_of_heading_is_found() -> None:
    assert anchors_of("# One thing\n\n## What `it` does, now\n") == {
        "one-thing",
        "what-it-does-now",
    }
