"""recobro tenant: companies that collect, and their people."""

from __future__ import annotations

import json

import typer

from recobro.cli.session import fail, find_tenant, open_database, out

app = typer.Typer(help="Companies and their people.", no_args_is_help=True)


@app.command()
def create(
    slug: str = typer.Argument(help="Short name, in addresses: mi-empresa."),
    name: str = typer.Option(..., help="The name that debtors know."),
    country: str = typer.Option("ES", help="ISO 3166 code."),
    timezone: str = typer.Option(None, help="IANA zone; default: the country's."),
    currency: str = typer.Option(None, help="ISO 4217; default: the country's."),
) -> None:
    """Add a company, with the default strategy."""
    open_database()
    from recobro.actions.errors import ActionRefusedError  # noqa: PLC0415
    from recobro.actions.tenants import create_tenant  # noqa: PLC0415

    try:
        create_tenant(
            slug=slug, name=name, country=country, timezone=timezone, currency=currency
        )
    except ActionRefusedError as error:
        fail(str(error))
    out.print(f"Created {name} ({slug}).")


@app.command("add-user")
def add_user(
    email: str,
    role: str = typer.Option("collector", help="admin, manager, collector, auditor."),
    tenant: str = typer.Option(None, help="The company's short name."),
    password: str = typer.Option(
        ..., prompt=True, hide_input=True, envvar="RECOBRO_PASSWORD"
    ),
) -> None:
    """Let a person log in to a company's console."""
    open_database()
    from recobro.actions.errors import ActionRefusedError  # noqa: PLC0415
    from recobro.actions.tenants import add_person  # noqa: PLC0415

    found = find_tenant(tenant)
    try:
        add_person(found.tenant_id, email=email, password=password, role=role)
    except ValueError:
        fail(f"there is no role {role!r}: use admin, manager, collector or auditor")
    except ActionRefusedError as error:
        fail(str(error))
    out.print(f"{email} is {role} of {found.name}.")


@app.command("set")
def set_option(
    option: str = typer.Argument(help="For example: policy, whatsapp, run_daily_at."),
    value: str = typer.Argument(help="JSON; a plain word is taken as text."),
    tenant: str = typer.Option(None, help="The company's short name."),
) -> None:
    """Set one option of a company (JSON)."""
    open_database()
    from recobro.actions.tenants import set_options  # noqa: PLC0415

    found = find_tenant(tenant)
    try:
        parsed = json.loads(value)
    except json.JSONDecodeError:
        parsed = value
    set_options(found.tenant_id, {option: parsed})
    out.print(f"{found.name}: {option} is set.")


@app.command("push-templates")
def push_templates(
    tenant: str = typer.Option(None, help="The company's short name."),
) -> None:
    """Have WhatsApp approve the templates that the strategy uses; twice is no harm."""
    open_database()
    from recobro.actions.push_templates import push_templates as push  # noqa: PLC0415
    from recobro.ports.services import NotConfiguredError  # noqa: PLC0415
    from recobro.ports.templates import TemplatesUnavailableError  # noqa: PLC0415
    from recobro.wiring import services  # noqa: PLC0415

    found = find_tenant(tenant)
    try:
        states = push(services(), found.tenant_id)
    except (NotConfiguredError, TemplatesUnavailableError) as error:
        fail(str(error))
    for state in states:
        differs = " (an older text is there)" if state.differs else ""
        why = f": {state.failure.detail}" if state.failure else ""
        out.print(
            f"{state.name} {state.language}: {state.status or 'refused'}{differs}{why}"
        )


@app.command("list")
def list_all() -> None:
    """The companies."""
    open_database()
    from recobro.storage.tenancy import all_tenants  # noqa: PLC0415

    for tenant in all_tenants():
        out.print(f"{tenant.slug}  {tenant.name}")
