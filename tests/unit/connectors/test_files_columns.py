"""Which column is which: titles of ERPs, values, arithmetic, mapping."""

from __future__ import annotations

import pytest
from tests.unit.connectors.portfolio_files import codes, read, rows

from recobro.connectors.files import (
    NoHeaderError,
    UnknownColumnError,
    UnknownFieldError,
)
from recobro.connectors.files.titles import meanings


@pytest.mark.parametrize(
    ("field", "titles"),
    [
        (
            "number",
            (
                "Nº Fra.|Factura|Fra|Documento|Núm. factura|Invoice No|invoiceNumber|"
                "NumFactura|nfactura|Invoice #|No. Factura|Folio|Nº|Nro. Comprobante"
            ),
        ),
        (
            "debtor_name",
            (
                "Cliente / Razón social|Nombre o razón social|Razón Social|"
                "Customer Name|Deudor|Nombre fiscal|Bill To|razonsocial"
            ),
        ),
        ("debtor_id", "Cód. Cli.|customerID|Código cliente|codcli|Nº cliente"),
        ("tax_id", "NIF/CIF|N.I.F.|RUC|RUT|RFC|CUIT|NIT|C.I.F.|VAT number|Tax ID|DNI"),
        ("phone", "Móvil|Teléfono|Celular|WhatsApp|Tel. Móvil|Tfno.|Phone"),
        ("email", "Correo|E-mail|Correo electrónico|Email de facturación|e_mail"),
        (
            "issue_date",
            "F. emisión|Fecha fra.|Fecha|InvoiceDate|Issue date|Fecha de expedición",
        ),
        (
            "due_date",
            (
                "Vto.|Vencimiento|F. vto|F.Vto.|Fec. Venc.|DueDate|fecvto|"
                "Fecha límite de pago|Due"
            ),
        ),
        (
            "amount",
            (
                "Importe|Total|Importe total|Importe (€)|Monto|Total con IVA|"
                "Total fra.|Invoice amount|Valor factura"
            ),
        ),
        (
            "outstanding",
            (
                "Saldo|Pdte.|Pendiente|Importe pendiente|Pendiente de pago|Balance due|"
                "Por cobrar|Outstanding"
            ),
        ),
        ("paid", "Cobrado|Pagado|Abonado|Amount paid|A cuenta|Importe cobrado"),
        ("currency", "Divisa|Moneda|Currency|Cód. moneda"),
        ("country", "País|countryCode|Country"),
        ("language", "Idioma|Language"),
        ("postcode", "C.P.|Código postal|CP|Zip code"),
        ("city", "Población|Ciudad|Localidad"),
        ("address", "Domicilio|Dirección|Address"),
        ("concept", "Concepto|Descripción"),
        ("status", "Estado|Situación|Estado de cobro|Payment status"),
    ],
)
def test_titles_mean_their_field(field: str, titles: str) -> None:
    for title in titles.split("|"):
        found = meanings(title)
        assert found, title
        assert max(found, key=lambda name: found[name]) == field, title


@pytest.mark.parametrize(
    "title",
    ["Fecha de pago", "SettledDate", "Forma de pago", "Días vencidos", "Fax",
     "Tipo documento", "Nº factura rectificada", "IBAN", "Vendedor", "Disputed",
     "PaperlessBill", "PaperlessDate", "DaysLate", "Provincia", "Tipo de cambio"],
)  # fmt: skip
def test_titles_of_other_things_mean_nothing(title: str) -> None:
    assert not meanings(title)


def test_total_is_preferred_to_the_base() -> None:
    found = rows(
        "F-1;Ana;31/01/2026;100,00;21,00;121,00",
        titles="Factura;Cliente;Vto;Base imponible;Cuota IVA;Total",
    )
    assert found.columns["amount"] == "Total"
    assert str(found.accepted[0].amount) == "121.00 EUR"


def test_sum_of_net_and_tax_is_the_amount() -> None:
    # 100 + 21 = 121 and 200 + 42 = 242: "Importe" is net, the odd title holds the sum
    found = rows(
        "F-1;Ana;31/01/2026;121,00;21,00;100,00",
        "F-2;Ana;31/01/2026;242,00;42,00;200,00",
        titles="Factura;Cliente;Vto;Importe bruto;IVA;Importe",
    )
    assert found.columns["amount"] == "Importe bruto"


def test_sum_of_paid_and_outstanding_is_the_amount() -> None:
    # 40 + 60 = 100: "Valor original" adds up, "Total" (120) does not
    found = rows(
        "F-1;Ana;31/01/2026;100;120;40;60",
        "F-2;Ana;31/01/2026;50;70;20;30",
        titles="Factura;Cliente;Vto;Precio;Total;Cobrado;Pendiente",
    )
    assert found.columns["amount"] == "Precio"


def test_base_serves_where_there_is_no_total() -> None:
    found = rows("F-1;Ana;31/01/2026;100", titles="Factura;Cliente;Vto;Base")
    assert found.columns["amount"] == "Base"


def test_running_balance_is_not_outstanding() -> None:
    found = rows(
        *(f"F-{n};Ana;31/01/2026;100;{100 * n}" for n in range(1, 7)),
        titles="Factura;Cliente;Vto;Importe;Saldo",
    )
    assert "outstanding" not in found.columns
    assert {str(r.outstanding) for r in found.accepted} == {"100.00 EUR"}


def test_pending_alone_serves_as_amount() -> None:
    found = rows("F-1;Ana;31/01/2026;80", titles="Factura;Cliente;Vto;Pendiente")
    assert found.columns["amount"] == found.columns["outstanding"] == "Pendiente"


def test_customer_column_of_codes_is_the_id() -> None:
    found = rows(
        "1;430001;Ana López;01/01/2026;10",
        "2;430002;Luis Gil;02/01/2026;10",
        titles="Fra;Cliente;Nombre;Vto;Importe",
    )
    assert found.columns["debtor_id"] == "Cliente"
    assert found.accepted[0].debtor_name == "Ana López"


def test_customer_code_serves_as_name() -> None:
    found = rows("F-1;C-7;31/01/2026;10", titles="Factura;Cód. cliente;Vto;Total")
    assert found.accepted[0].debtor_name == found.accepted[0].debtor_id == "C-7"
    assert found.columns["debtor_name"] == found.columns["debtor_id"]


def test_later_of_two_equal_titles_is_due() -> None:
    found = rows(
        "1;Ana;31/01/2026;01/01/2026;10",
        "2;Eva;28/02/2026;02/01/2026;10",
        titles="Factura;Cliente;Fecha;Fecha;Importe",
    )
    assert [r.due_date.isoformat() for r in found.accepted] == [
        "2026-01-31",
        "2026-02-28",
    ]
    assert found.accepted[0].issue_date is not None


def test_values_tell_columns_without_titles() -> None:
    found = rows(
        "F-1;Ana Gil;31/01/2026;10;600111222;ana@example.com;12345678Z",
        "F-2;Luis Paz;31/01/2026;20;600111223;luis@example.com;87654321X",
        titles="Factura;;Vto;Total;Dato 1;Dato 2;Dato 3",
    )
    assert found.accepted[0].debtor_name == "Ana Gil"
    assert found.columns["debtor_name"] == "B"
    assert found.accepted[0].phone == "+34600111222"
    assert found.accepted[0].email == "ana@example.com"
    assert found.accepted[0].tax_id == "12345678Z"


def test_state_of_mexico_is_not_a_status() -> None:
    found = rows(
        "F-1;Ana;31/01/2026;10;Jalisco",
        "F-2;Eva;31/01/2026;10;Puebla",
        titles="Factura;Cliente;Vto;Total;Estado",
    )
    assert "status" not in found.columns


def test_second_phone_serves_where_first_is_blank() -> None:
    found = rows(
        "F-1;Ana;31/01/2026;10;912345678;600111222",
        "F-2;Eva;31/01/2026;10;912345678;",
        titles="Factura;Cliente;Vto;Total;Teléfono;Móvil",
    )
    assert [r.phone for r in found.accepted] == ["+34600111222", "+34912345678"]
    assert found.columns["phone"] == "Móvil"


def test_series_completes_numbers_that_begin_again() -> None:
    found = rows(
        "A;1;Ana;31/01/2026;100",
        "B;1;Ana;31/01/2026;200",
        titles="Serie;Número;Cliente;Vto;Total",
    )
    assert [r.number for r in found.accepted] == ["A/1", "B/1"]


def test_series_is_left_alone_where_numbers_differ() -> None:
    found = rows(
        "A;1;Ana;31/01/2026;100",
        "A;2;Ana;31/01/2026;200",
        titles="Serie;Número;Cliente;Vto;Total",
    )
    assert [r.number for r in found.accepted] == ["1", "2"]


def test_titles_are_found_below_a_heading() -> None:
    found = read(
        "Gestoría Aurora, S.L.;;;\nFacturas pendientes de clientes;;;\n;;;\n"
        "Nº Fra.;Cliente;Vto.;Importe\nF-1;Ana;31/01/2026;10\n"
    )
    assert found.header_row == 4
    assert found.accepted[0].row == 5


def test_mapping_overrides_what_is_found() -> None:
    found = rows(
        "F-1;Ana;31/01/2026;10;99",
        titles="Factura;Cliente;Vto;Total;Otro importe",
        mapping={"amount": "otro  IMPORTE"},
    )
    assert str(found.accepted[0].amount.amount) == "99.00"


def test_mapping_takes_column_letters() -> None:
    found = rows(
        "F-1;Ana;31/01/2026;10",
        titles="w;x;y;z",
        mapping={"number": "A", "debtor_name": "b", "due_date": "C", "amount": "D"},
    )
    assert found.accepted[0].number == "F-1"


def test_mapping_finds_the_row_of_titles() -> None:
    found = read(
        "Resumen;de;cosas;varias\np;q;r;s\nF-1;Ana;31/01/2026;10\n",
        mapping={"number": "p", "debtor_name": "q", "due_date": "r", "amount": "s"},
    )
    assert found.header_row == 2


def test_unknown_column_of_the_mapping_is_named() -> None:
    with pytest.raises(UnknownColumnError, match="'Zeta'") as caught:
        rows("F-1;Ana;31/01/2026;10", mapping={"number": "Zeta"})
    assert caught.value.code == "unknown_column"


def test_unknown_field_of_the_mapping_is_named() -> None:
    with pytest.raises(UnknownFieldError, match="'colour'"):
        rows("F-1;Ana;31/01/2026;10", mapping={"colour": "Factura"})


def test_missing_required_columns_are_named() -> None:
    with pytest.raises(NoHeaderError) as caught:
        rows("F-1;Ana;31/01/2026;10", titles="Factura;Cliente;Fecha;Total")
    assert caught.value.missing == ("due_date",)
    assert "--map" in str(caught.value)


def test_flag_of_payment_counts_as_status() -> None:
    found = rows(
        "F-1;Ana;31/01/2026;10;Sí",
        "F-2;Eva;31/01/2026;10;No",
        titles="Factura;Cliente;Vto;Total;Pagada",
    )
    assert [str(r.outstanding.amount) for r in found.accepted] == ["0.00", "10.00"]
    assert codes(found.warnings) == []


@pytest.mark.parametrize(
    ("program", "titles", "line"),
    [
        (
            "Holded",
            ("Fecha,Núm,Contacto,Vencimiento,Subtotal,IVA,Total,Pagado,Pendiente"),
            (
                '13/01/2026,F-1,Uno SL,12/02/2026,"100,00 €","21,00 €","121,00 €",'
                '"21,00 €","100,00 €"'
            ),
        ),
        (
            "SAP",
            (
                "Cuenta|Nombre 1|Nº documento|Referencia|Fecha de documento|"
                "Vencimiento neto|Importe en moneda local|Pendiente|Moneda"
            ),
            "100001|Uno SL|F-1|X|13.01.2026|12.02.2026|121,00|100,00|EUR",
        ),
        (
            "Odoo",
            (
                "Número,Nombre de la empresa a mostrar de la factura,Fecha de factura,"
                "Fecha de vencimiento,Total en divisa,Importe adeudado,Estado de pago"
            ),
            "F-1,Uno SL,2026-01-13,2026-02-12,121.00,100.00,No pagadas",
        ),
        (
            "QuickBooks",
            "Date,Transaction Type,Num,Customer,Due Date,Amount,Open Balance",
            "01/13/2026,Invoice,F-1,Uno SL,02/12/2026,121.00,100.00",
        ),
        (
            "ContaPlus",
            "CODIGO;NOMBRE;FACTURA;FECHA;VENCIM;IMPORTE;PENDIENTE",
            "43000001;Uno SL;F-1;13/01/26;12/02/26;121,00;100,00",
        ),
        (
            "a Chilean sales book",
            (
                "N°;Tipo Doc;RUT cliente;Razon Social;Folio;Fecha Docto;"
                "Fecha Vencimiento;Monto Neto;Monto IVA;Monto total;Saldo"
            ),
            "1;33;12345678-5;Uno SL;F-1;13/01/2026;12/02/2026;100;21;121;100",
        ),
        (
            "titles in groups",
            "Clientes;;Facturas;;;Importes;\nCódigo;Nombre;Número;Fecha;Vto;Total;Pdte",
            "7;Uno SL;F-1;13/01/2026;12/02/2026;121;100",
        ),
    ],
)
def test_exports_of_programs_are_understood(
    program: str, titles: str, line: str
) -> None:
    row = rows(line, titles=titles).accepted[0]
    assert (row.number, row.debtor_name) == ("F-1", "Uno SL"), program
    assert row.issue_date is not None
    assert row.issue_date.isoformat() == "2026-01-13"
    assert row.due_date.isoformat() == "2026-02-12"
    assert str(row.amount) == "121.00 EUR"
    assert str(row.outstanding) == "100.00 EUR"
