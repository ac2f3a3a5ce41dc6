"""Acting for a tenant: one transaction, one tenant, nothing left behind."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from tests.builders import a_tenant, an_invoice_row, import_rows

from recobro.actions.tenants import add_person
from recobro.storage.models import Account, Debtor, Tenant
from recobro.storage.tenancy import (
    NoTenantError,
    OtherTenantError,
    acting_for,
    all_tenants,
    current_tenant_id,
    memberships_of,
    tenant_by_slug,
    tenant_of_link,
)
from recobro.storage.tenants import tenant_settings


def setting() -> str:
    with connection.cursor() as cursor:
        cursor.execute("select coalesce(current_setting('recobro.tenant', true), '')")
        return str(cursor.fetchone()[0])


def test_outside_there_is_no_tenant(tenant: UUID) -> None:
    import_rows(tenant, [an_invoice_row()])
    with pytest.raises(NoTenantError):
        current_tenant_id()
    with pytest.raises(NoTenantError):
        tenant_settings()
    assert not Debtor.objects.exists()
    assert not Tenant.objects.exists()


def test_setting_ends_with_its_block(tenant: UUID) -> None:
    with acting_for(tenant):
        assert setting() == str(tenant) == str(current_tenant_id())
    assert setting() == ""


def test_setting_ends_inside_an_open_transaction(tenant: UUID) -> None:
    import_rows(tenant, [an_invoice_row()])
    with transaction.atomic():
        with acting_for(tenant):
            assert Debtor.objects.exists()
        assert setting() == ""
        assert not Debtor.objects.exists()


def test_setting_ends_with_an_error(tenant: UUID) -> None:
    with transaction.atomic():
        with pytest.raises(ZeroDivisionError):
            with acting_for(tenant):
                raise ZeroDivisionError
        assert setting() == ""
    with pytest.raises(NoTenantError):
        current_tenant_id()


def test_same_tenant_nests_as_savepoint(tenant: UUID) -> None:
    import_rows(tenant, [an_invoice_row()])
    with acting_for(tenant):
        with acting_for(tenant):
            Account.objects.filter(tenant_id=tenant).update(chronology_seq=99)
            transaction.set_rollback(True)
        assert Account.objects.get(tenant_id=tenant).chronology_seq == 1
        assert setting() == str(tenant)
        with acting_for(tenant):
            pass
        assert setting() == str(tenant)


def test_other_tenant_does_not_nest(tenant: UUID) -> None:
    other = a_tenant()
    with acting_for(tenant):
        with pytest.raises(OtherTenantError) as refused:
            with acting_for(other):
                pytest.fail("it went in")
        assert (refused.value.inside, refused.value.asked) == (tenant, other)
        assert current_tenant_id() == tenant
    with acting_for(other):
        assert current_tenant_id() == other


def test_work_rolls_back_with_its_block(tenant: UUID) -> None:
    import_rows(tenant, [an_invoice_row()])
    with acting_for(tenant):
        Debtor.objects.filter(tenant_id=tenant).update(name="Otra")
        transaction.set_rollback(True)
    with acting_for(tenant):
        assert Debtor.objects.get(tenant_id=tenant).name == "Ana Prueba Gil"


def test_unknown_tenant_has_no_settings(database: None) -> None:
    with pytest.raises(NoTenantError):
        with acting_for(uuid4()):
            tenant_settings()


def test_names_are_known_without_a_tenant(database: None) -> None:
    tenant = a_tenant(slug=f"s-{uuid4().hex[:12]}", name="Gas de Ejemplo")
    found = next(t for t in all_tenants() if t.tenant_id == tenant)
    assert (found.name, tenant_by_slug(found.slug)) == ("Gas de Ejemplo", found)
    assert tenant_by_slug("nobody") is None
    assert tenant_of_link("nobody") is None


def test_memberships_are_those_of_the_person(tenant: UUID) -> None:
    address = f"{uuid4().hex[:12]}@example.com"
    user = add_person(tenant, email=address, password="una frase", role="auditor")
    found = memberships_of(user)
    assert [(m.tenant_id, m.role) for m in found] == [(tenant, "auditor")]
    assert memberships_of(user + 10**6) == []
