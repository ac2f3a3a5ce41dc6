"""Write the generated parts of docs/conversation.md: the table and the diagram."""

from __future__ import annotations

import sys
from pathlib import Path

from recobro.domain.conversation.chart import as_diagram, as_markdown

PAGE = Path(__file__).parents[1] / "docs/conversation.md"


def rendered(page: str) -> str:
    """The page with both generated parts as the code has them now."""
    parts = {"table": as_markdown(), "diagram": f"```mermaid\n{as_diagram()}\n```"}
    for name, text in parts.items():
        head, rest = page.split(f"<!-- {name} -->", 1)
        tail = rest.split(f"<!-- /{name} -->", 1)[1]
        page = f"{head}<!-- {name} -->\n{text}\n<!-- /{name} -->{tail}"
    return page


if __name__ == "__main__":
    sys.stdout.write(f"writing {PAGE}\n")
    PAGE.write_text(rendered(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
