"""Forms that the parser was not made with: written after it, and measured as they are.

Nothing in the parser may be changed for one of these: move it to `receipt_samples` and
write another.
"""

from __future__ import annotations

from datetime import date

from tests.unit.media.receipt_samples import Sample

D = date

APART: tuple[Sample, ...] = (
    Sample(
        name="apart-es-unicaja", country="ES", dress="stacked",
        rows=(
            "Unicaja", "Traspaso a otra entidad", ("Cantidad enviada", "210,35 €"),
            ("Día de ejecución", "04/03/2026"), ("Destinatario", "Seguros Ejemplo"),
            ("Ref. orden", "UNI20260304-7781"), ("Tu saldo", "1.002,10 €"),
        ),
        amount="210.35", day=D(2026, 3, 4), reference="UNI20260304-7781",
        bank="Unicaja", payee="Seguros Ejemplo",
    ),
    Sample(
        name="apart-es-revolut", country="ES", dress="dark",
        rows=(
            "Revolut", "-64,20 €", "A Academia Ejemplo", "7 mar 2026, 09:14",
            ("Estado", "Completado"), ("Referencia", "cuota marzo 2231"),
            ("Comisión", "Sin comisión"),
        ),
        amount="64.20", day=D(2026, 3, 7), bank="Revolut",
    ),
    Sample(
        name="apart-mx-hsbc", country="MX", dress="document",
        rows=(
            "HSBC México", "Aviso de cargo por transferencia electrónica",
            ("Importe MXN:", "3,275.80"), ("Fecha de aplicación:", "06/Mar/2026"),
            ("Nombre del beneficiario:", "Colegio Ejemplo AC"),
            ("Clave de rastreo:", "HSBC4471220981"), ("Concepto:", "Colegiatura"),
        ),
        amount="3275.80", day=D(2026, 3, 6), reference="HSBC4471220981",
        bank="HSBC", payee="Colegio Ejemplo AC", method="transfer",
    ),
    Sample(
        name="apart-mx-mercadopago", country="MX", dress="card",
        rows=(
            "Mercado Pago", "Enviaste dinero", "$ 640.00", ("a", "Agua Ejemplo"),
            "10 de marzo de 2026, 14:20 h", ("Número de operación", "99120455871"),
        ),
        amount="640.00", day=D(2026, 3, 10), reference="99120455871",
        bank="Mercado Pago", method="wallet",
    ),
    Sample(
        name="apart-co-daviplata", country="CO", dress="rows",
        rows=(
            "DaviPlata", "Pasó plata", ("Cuánto", "$ 37.000"), ("Fecha", "16/03/2026"),
            ("Hora", "07:45 p.m."), ("Al DaviPlata de", "Ejemplo Gas"),
            ("Autorización", "441209"),
        ),
        amount="37000", day=D(2026, 3, 16), reference="441209",
        bank="Daviplata", method="wallet",
    ),
    Sample(
        name="apart-co-baloto", country="CO", dress="slip",
        rows=(
            "VIA BALOTO", "RECAUDO EN LINEA", ("CONVENIO", "EJEMPLO AGUA"),
            ("REF 1", "88120033"), ("TRX", "0011442209"), ("FECHA", "2026/03/18"),
            ("VLR PAGADO", "$ 73.500"),
        ),
        amount="73500", day=D(2026, 3, 18), reference="88120033",
        bank="Baloto", payee="EJEMPLO AGUA", method="store",
    ),
    Sample(
        name="apart-ar-bna", country="AR", dress="rows",
        rows=(
            "Banco Nación", "BNA+", "Transferencia inmediata",
            ("Importe debitado", "$ 120.450,10"), ("Fecha", "01/03/2026 22:01"),
            ("CBU/CVU destino", "0110599520000001234567"),
            ("A nombre de", "Consorcio Ejemplo"), ("Nº de control", "00447712"),
        ),
        amount="120450.10", day=D(2026, 3, 1), reference="00447712",
        bank="Banco Nación", payee="Consorcio Ejemplo", method="transfer",
    ),
    Sample(
        name="apart-ar-cuentadni", country="AR", dress="card",
        rows=(
            "Cuenta DNI", "¡Listo! Enviaste", "$ 9.850,00", ("a", "Kiosco Ejemplo"),
            "19/03/2026 - 08:30 hs.", ("Código de referencia", "5Q8W1ZK7"),
        ),
        amount="9850.00", day=D(2026, 3, 19), reference="5Q8W1ZK7",
        bank="Banco Provincia",
    ),
    Sample(
        name="apart-cl-santander", country="CL", dress="stacked",
        rows=(
            "Santander", "Transferencia a tercero exitosa", ("Monto", "$ 89.900"),
            ("Para", "Isapre Ejemplo"), ("Cuenta Corriente", "0-000-12-34567-8"),
            ("Fecha y hora", "12-03-2026 11:40"),
            ("Número de comprobante", "6600123874"),
        ),
        amount="89900", day=D(2026, 3, 12), reference="6600123874",
        bank="Santander", payee="Isapre Ejemplo", method="transfer",
    ),
    Sample(
        name="apart-cl-khipu", country="CL", dress="document",
        rows=(
            "khipu", "Comprobante de pago", ("Cobrador:", "Ejemplo Energía"),
            ("Monto pagado:", "CLP 23.480"), ("Pagado el:", "15-03-2026"),
            ("Identificador:", "kq7f0a9m2lz1"), ("Banco:", "Banco Falabella"),
        ),
        amount="23480", day=D(2026, 3, 15), reference="kq7f0a9m2lz1",
        bank="Khipu", payee="Ejemplo Energía",
    ),
    Sample(
        name="apart-pe-scotiabank", country="PE", dress="rows",
        rows=(
            "Scotiabank", "Constancia de operación", ("Monto", "S/ 1,320.00"),
            ("Beneficiario", "Clínica Ejemplo"), ("Fecha", "11/03/2026"),
            ("Nro de transacción", "20260311-00918"), ("Comisión", "S/ 0.00"),
        ),
        amount="1320.00", day=D(2026, 3, 11), reference="20260311-00918",
        bank="Scotiabank", payee="Clínica Ejemplo",
    ),
    Sample(
        name="apart-pe-agente", country="PE", dress="slip",
        rows=(
            "AGENTE BCP", "BODEGA EJEMPLO", ("PAGO DE SERVICIO", "EJEMPLO AGUA"),
            ("FEC 14/03/26", "HORA 17:02"), ("IMPORTE", "S/ 58.70"),
            ("OPERACION", "00773321"),
        ),
        amount="58.70", day=D(2026, 3, 14), reference="00773321", bank="BCP",
    ),
)  # fmt: skip
