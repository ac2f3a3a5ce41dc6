"""Receipts as applications and shops print them, all of them fictitious.

Each is its rows, and what a person reads in it. A row is a line, or a label with its
value. They are what the parser was made with: what it scores on them is an upper bound.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

Row = str | tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A receipt to print as `dress` says; empty fields are not on it."""

    name: str
    country: str
    dress: str
    rows: Sequence[Row]
    amount: str
    day: date
    reference: str = ""
    bank: str = ""
    payee: str = ""
    method: str = ""

    @property
    def lines(self) -> list[str]:
        """The rows as a perfect reader would tell them."""
        return [r if isinstance(r, str) else f"{r[0]} {r[1]}" for r in self.rows]


TODAY = date(2026, 3, 20)
D = date

SAMPLES: tuple[Sample, ...] = (
    Sample(
        name="es-santander", country="ES", dress="rows",
        rows=(
            "Santander", "Justificante de transferencia",
            ("Importe", "149,90 €"), ("Fecha de la operación", "12/03/2026"),
            ("Beneficiario", "Aguas de Ejemplo S.A."),
            ("IBAN destino", "ES91 2100 0418 4502 0005 1332"),
            ("Concepto", "Factura F-1001"),
            ("Número de operación", "4587210036541"), ("Comisión", "0,00 €"),
        ),
        amount="149.90", day=D(2026, 3, 12), reference="4587210036541",
        bank="Santander", payee="Aguas de Ejemplo S.A.", method="transfer",
    ),
    Sample(
        name="es-bbva", country="ES", dress="stacked",
        rows=(
            "BBVA", "Transferencia realizada",
            ("Importe transferido", "1.234,56 €"), ("Beneficiario", "Luz Ejemplo SL"),
            ("Fecha de operación", "9 de marzo de 2026"), ("Concepto", "Recibo enero"),
            ("Referencia", "2026030912345678"), ("Saldo disponible", "3.410,22 €"),
        ),
        amount="1234.56", day=D(2026, 3, 9), reference="2026030912345678",
        bank="BBVA", payee="Luz Ejemplo SL", method="transfer",
    ),
    Sample(
        name="es-bizum", country="ES", dress="card",
        rows=(
            "CaixaBank", "Bizum enviado", "75,00 €", ("Para", "Aguas de Ejemplo"),
            ("Fecha", "15 mar 2026 18:42"), ("Concepto", "resto factura"),
            ("Código de operación", "BZ7712094435"),
        ),
        amount="75.00", day=D(2026, 3, 15), reference="BZ7712094435",
        bank="CaixaBank", payee="Aguas de Ejemplo", method="bizum",
    ),
    Sample(
        name="es-sabadell", country="ES", dress="document",
        rows=(
            "Banco Sabadell", "Comprobante de transferencia SEPA",
            ("Ordenante:", "Ana Prueba Gil"), ("Beneficiario:", "Ejemplo Telecom SA"),
            ("Importe de la transferencia:", "89,95 EUR"),
            ("Fecha valor:", "11-03-2026"), ("Fecha de la orden:", "10-03-2026"),
            ("Nº de referencia:", "0081-5523-0042187"), ("Gastos:", "0,00 EUR"),
        ),
        amount="89.95", day=D(2026, 3, 10), reference="0081-5523-0042187",
        bank="Sabadell", payee="Ejemplo Telecom SA", method="transfer",
    ),
    Sample(
        name="es-card", country="ES", dress="slip",
        rows=(
            "GIMNASIO EJEMPLO", "C/ INVENTADA 4 MADRID", "VENTA",
            "TARJETA VISA ************4421", ("FECHA:", "13/03/26 10:22"),
            ("N. OPERACION:", "001245887"), ("AUTORIZACION:", "773120"),
            ("IMPORTE", "45,00 EUR"), "COPIA PARA EL CLIENTE",
        ),
        amount="45.00", day=D(2026, 3, 13), reference="001245887", method="card",
    ),
    Sample(
        name="es-ing-dark", country="ES", dress="dark",
        rows=(
            "ING", "Transferencia enviada", ("Importe", "-320,00 €"),
            ("Fecha", "05/03/2026"), ("Para", "Colegio Ejemplo"),
            ("Referencia", "TRF0098123477"),
        ),
        amount="320.00", day=D(2026, 3, 5), reference="TRF0098123477",
        bank="ING", payee="Colegio Ejemplo", method="transfer",
    ),
    Sample(
        name="mx-spei-bbva", country="MX", dress="rows",
        rows=(
            "BBVA México", "Transferencia interbancaria SPEI", "Operación exitosa",
            ("Importe transferido", "$ 1,450.00"), ("Fecha de operación", "14/03/2026"),
            ("Hora", "11:20:45"), ("Cuenta origen", "**** 4412"),
            ("Banco destino", "Banorte"),
            ("Nombre del beneficiario", "Ejemplo SA de CV"),
            ("Clave de rastreo", "BNET01002603140045871234"),
            ("Referencia numérica", "1403261"), ("Folio", "0045871234"),
        ),
        amount="1450.00", day=D(2026, 3, 14), reference="BNET01002603140045871234",
        bank="BBVA", payee="Ejemplo SA de CV", method="transfer",
    ),
    Sample(
        name="mx-spei-nu", country="MX", dress="stacked",
        rows=(
            "Comprobante de transferencia", ("Monto", "$850.50"),
            ("Fecha y hora", "03 MAR 2026 - 09:15"), ("Beneficiario", "Gas Ejemplo"),
            ("Clave de rastreo", "NU38LSKDJ77QPA0192"), ("Institución", "Santander"),
            ("Número de referencia", "030326"), "SPEI",
        ),
        amount="850.50", day=D(2026, 3, 3), reference="NU38LSKDJ77QPA0192",
        bank="Santander", payee="Gas Ejemplo", method="transfer",
    ),
    Sample(
        name="mx-spei-banorte", country="MX", dress="dark",
        rows=(
            "BANORTE", "Transferencia exitosa", ("Monto enviado", "$12,300.00 MXN"),
            ("Fecha", "2026-03-11"), ("Destinatario", "Crédito Ejemplo SOFOM"),
            ("Clave de rastreo", "8846APR2202603111234567890"), ("Comisión", "$0.00"),
        ),
        amount="12300.00", day=D(2026, 3, 11), reference="8846APR2202603111234567890",
        bank="Banorte", payee="Crédito Ejemplo SOFOM", method="transfer",
    ),
    Sample(
        name="mx-oxxo", country="MX", dress="slip",
        rows=(
            "OXXO PAY", "CADENA COMERCIAL EJEMPLO", "TIENDA 4471 MONTERREY",
            ("FECHA:", "08/03/2026"), ("HORA:", "20:11"),
            ("REFERENCIA:", "93000262278401"),
            ("MONTO:", "$500.00"), ("COMISION:", "$12.00"), ("TOTAL:", "$512.00"),
            "CONSERVE SU COMPROBANTE",
        ),
        amount="500.00", day=D(2026, 3, 8), reference="93000262278401",
        bank="OXXO", method="store",
    ),
    Sample(
        name="mx-oxxo-folio", country="MX", dress="slip",
        rows=(
            "OXXO", "RECIBO DE PAGO DE SERVICIO", ("SERVICIO:", "AGUA EJEMPLO"),
            ("FOLIO:", "0099812745"), ("FECHA:", "16/03/2026 13:05"),
            ("IMPORTE:", "$ 349.00"), ("SU PAGO:", "$ 400.00"), ("CAMBIO:", "$ 51.00"),
        ),
        amount="349.00", day=D(2026, 3, 16), reference="0099812745",
        bank="OXXO", payee="AGUA EJEMPLO", method="store",
    ),
    Sample(
        name="mx-azteca", country="MX", dress="document",
        rows=(
            "Banco Azteca", "Comprobante de depósito en efectivo",
            ("Fecha:", "12 de marzo de 2026"), ("Sucursal:", "Guadalajara Centro"),
            ("Importe del depósito:", "$2,000.00"),
            ("Número de autorización:", "558120"),
            ("A nombre de:", "Ejemplo Préstamos"),
        ),
        amount="2000.00", day=D(2026, 3, 12), reference="558120",
        bank="Banco Azteca", payee="Ejemplo Préstamos", method="cash",
    ),
    Sample(
        name="co-bancolombia", country="CO", dress="stacked",
        rows=(
            "Bancolombia", "¡Transferencia exitosa!", "Comprobante No. 0000045120",
            ("Fecha", "13 Mar 2026 - 08:40 a. m."), ("Valor enviado", "$ 150.000,00"),
            ("Producto destino", "Ejemplo Servicios"), ("Costo", "$ 0,00"),
        ),
        amount="150000.00", day=D(2026, 3, 13), reference="0000045120",
        bank="Bancolombia", method="transfer",
    ),
    Sample(
        name="co-nequi", country="CO", dress="card",
        rows=(
            "Nequi", "Envío realizado", ("Para", "Ejemplo Energía"),
            ("¿Cuánto?", "$ 85.000,00"),
            ("Fecha", "14 de marzo de 2026 a las 10:32 a. m."),
            ("Referencia", "M12345678"),
        ),
        amount="85000.00", day=D(2026, 3, 14), reference="M12345678",
        bank="Nequi", payee="Ejemplo Energía", method="wallet",
    ),
    Sample(
        name="co-nequi-dark", country="CO", dress="dark",
        rows=(
            "Nequi", "Detalle del movimiento", ("¿Cuánto?", "$ 42.500"),
            ("Fecha", "02 de marzo de 2026"), ("Referencia", "M09871234"),
            ("Para", "Gimnasio Ejemplo"),
        ),
        amount="42500", day=D(2026, 3, 2), reference="M09871234",
        bank="Nequi", payee="Gimnasio Ejemplo", method="wallet",
    ),
    Sample(
        name="co-pse", country="CO", dress="rows",
        rows=(
            "PSE Pagos Seguros en Línea", "Transacción aprobada",
            ("Empresa", "Acueducto Ejemplo"), ("NIT", "900.123.456-7"),
            ("Valor pagado", "$ 312.450,00"), ("Fecha de la transacción", "10/03/2026"),
            ("CUS", "2034587712"), ("Banco", "Davivienda"),
            ("Descripción", "Pago factura"),
        ),
        amount="312450.00", day=D(2026, 3, 10), reference="2034587712",
        bank="Davivienda", payee="Acueducto Ejemplo", method="transfer",
    ),
    Sample(
        name="co-davivienda", country="CO", dress="document",
        rows=(
            "DAVIVIENDA", "Comprobante de pago",
            ("Fecha y hora:", "2026/03/09 16:21:10"), ("Convenio:", "Ejemplo Internet"),
            ("Valor del pago:", "$ 98.900"), ("Número de aprobación:", "00774512"),
            ("IVA:", "$ 0"),
        ),
        amount="98900", day=D(2026, 3, 9), reference="00774512",
        bank="Davivienda", payee="Ejemplo Internet",
    ),
    Sample(
        name="co-efecty", country="CO", dress="slip",
        rows=(
            "EFECTY", "RECIBO DE RECAUDO", ("CONVENIO:", "110044 EJEMPLO"),
            ("FECHA:", "17/03/2026 15:30"), ("VALOR:", "$ 60.000"),
            ("No. COMPROBANTE:", "7781200934"),
        ),
        amount="60000", day=D(2026, 3, 17), reference="7781200934",
        bank="Efecty", method="store",
    ),
    Sample(
        name="ar-mercadopago", country="AR", dress="card",
        rows=(
            "Mercado Pago", "Comprobante de transferencia",
            "Jueves, 12 de marzo de 2026 a las 10:15 hs", "$ 15.300,50",
            ("Para", "Ejemplo Cable"), ("CVU", "0000003100012345678901"),
            ("Número de operación", "81234567890"),
        ),
        amount="15300.50", day=D(2026, 3, 12), reference="81234567890",
        bank="Mercado Pago", payee="Ejemplo Cable", method="wallet",
    ),
    Sample(
        name="ar-mercadopago-2", country="AR", dress="dark",
        rows=(
            "Mercado Pago", "Transferiste", "$ 48.000", ("A", "Expensas Ejemplo"),
            ("Fecha", "05/mar/2026 09:02"),
            ("Código de identificación", "K9QXP5MWJ2D1"),
            ("Número de operación", "77120094512"),
        ),
        amount="48000", day=D(2026, 3, 5), reference="77120094512",
        bank="Mercado Pago", method="wallet",
    ),
    Sample(
        name="ar-galicia", country="AR", dress="rows",
        rows=(
            "Banco Galicia", "Comprobante de transferencia",
            ("Importe", "$ 32.750,00"), ("Fecha", "16/03/2026"),
            ("Titular destino", "Ejemplo Gas SRL"), ("CBU", "0070999820000012345678"),
            ("CUIT", "30-71234567-1"), ("Nro. de operación", "0093341207"),
        ),
        amount="32750.00", day=D(2026, 3, 16), reference="0093341207",
        bank="Galicia", payee="Ejemplo Gas SRL", method="transfer",
    ),
    Sample(
        name="ar-pagofacil", country="AR", dress="slip",
        rows=(
            "PAGO FACIL", "GIRE SOLUCIONES EJEMPLO", ("FECHA", "11/03/2026 18:20"),
            ("EMPRESA", "EJEMPLO AGUAS"), ("IMPORTE", "$ 8.420,75"),
            ("NRO. TRANSACCION", "4471 2209 8812"), "EFECTIVO",
        ),
        amount="8420.75", day=D(2026, 3, 11), reference="447122098812",
        bank="Pago Fácil", payee="EJEMPLO AGUAS", method="store",
    ),
    Sample(
        name="ar-rapipago", country="AR", dress="slip",
        rows=(
            "RAPIPAGO", "COMPROBANTE DE PAGO", ("FECHA:", "07/03/2026"),
            ("ENTIDAD:", "EJEMPLO LUZ"), ("TICKET:", "00123498"),
            ("TOTAL PAGADO:", "$ 21.115,30"), "GRACIAS POR SU PAGO",
        ),
        amount="21115.30", day=D(2026, 3, 7), reference="00123498",
        bank="Rapipago", method="store",
    ),
    Sample(
        name="ar-uala", country="AR", dress="stacked",
        rows=(
            "Ualá", "Transferencia enviada", ("Monto debitado", "$ 5.600,00"),
            ("Fecha y hora", "18/03/2026 21:14"),
            ("Nombre del destinatario", "Club Ejemplo"),
            ("Id de transferencia", "XJ8G7V92KPQR"),
        ),
        amount="5600.00", day=D(2026, 3, 18), reference="XJ8G7V92KPQR",
        bank="Ualá", payee="Club Ejemplo", method="wallet",
    ),
    Sample(
        name="cl-bancoestado", country="CL", dress="rows",
        rows=(
            "BancoEstado", "Comprobante de transferencia",
            ("Monto transferido", "$45.990"), ("Fecha", "13/03/2026"),
            ("Destinatario", "Aguas Ejemplo Ltda"), ("RUT", "76.123.456-7"),
            ("Banco destino", "Banco de Chile"), ("N° de operación", "100245871"),
        ),
        amount="45990", day=D(2026, 3, 13), reference="100245871",
        bank="BancoEstado", payee="Aguas Ejemplo Ltda", method="transfer",
    ),
    Sample(
        name="cl-bancochile", country="CL", dress="document",
        rows=(
            "Banco de Chile", "Transferencia a terceros",
            ("Fecha de la transferencia:", "11 de marzo de 2026"),
            ("Nombre destinatario:", "Ejemplo Educación"), ("Monto:", "$ 210.000"),
            ("ID de transacción:", "TEF4471200913"), ("Cuenta:", "00-123-45678-90"),
        ),
        amount="210000", day=D(2026, 3, 11), reference="TEF4471200913",
        bank="Banco de Chile", payee="Ejemplo Educación", method="transfer",
    ),
    Sample(
        name="cl-servipag", country="CL", dress="slip",
        rows=(
            "SERVIPAG", "COMPROBANTE DE PAGO", ("EMPRESA:", "EJEMPLO GAS"),
            ("FECHA:", "09-03-2026"), ("TOTAL PAGADO:", "$ 18.740"),
            ("FOLIO:", "558712204"),
        ),
        amount="18740", day=D(2026, 3, 9), reference="558712204",
        bank="Servipag", payee="EJEMPLO GAS", method="store",
    ),
    Sample(
        name="cl-mach", country="CL", dress="card",
        rows=(
            "MACH", "Pagaste", "$12.500", ("a", "Gimnasio Ejemplo"),
            ("Fecha", "06/03/2026"), ("Código de transacción", "MCH8812093"),
        ),
        amount="12500", day=D(2026, 3, 6), reference="MCH8812093", bank="MACH",
    ),
    Sample(
        name="pe-yape", country="PE", dress="card",
        rows=(
            "Yape", "¡Yapeaste!", "S/ 120", "Ejemplo Agua SAC",
            "14 mar. 2026 - 11:05 a. m.",
            ("Destino", "Yape"), ("Nro. de operación", "04512398"),
        ),
        amount="120.00", day=D(2026, 3, 14), reference="04512398",
        bank="Yape", method="wallet",
    ),
    Sample(
        name="pe-yape-2", country="PE", dress="rows",
        rows=(
            "Yape", "¡Yapeaste!", "S/ 1,250.50", "08 mar. 2026 - 04:33 p. m.",
            ("Número de celular", "*** *** 789"), ("Destino", "BCP"),
            ("Número de operación", "11802457"),
        ),
        amount="1250.50", day=D(2026, 3, 8), reference="11802457",
        bank="Yape", method="wallet",
    ),
    Sample(
        name="pe-plin", country="PE", dress="dark",
        rows=(
            "Interbank", "Plin exitoso", ("Monto", "S/ 64.90"),
            ("Enviado a", "Ejemplo Net"),
            ("Fecha y hora", "10/03/2026 19:22"), ("Código de operación", "00991827"),
        ),
        amount="64.90", day=D(2026, 3, 10), reference="00991827",
        bank="Interbank", payee="Ejemplo Net", method="wallet",
    ),
    Sample(
        name="pe-bcp", country="PE", dress="document",
        rows=(
            "BCP", "Constancia de transferencia", ("Monto transferido:", "S/ 480.00"),
            ("Enviado a:", "Ejemplo Colegio SAC"), ("Fecha:", "12 Marzo 2026"),
            ("Desde:", "Cuenta Digital **** 3012"),
            ("Número de operación:", "03345612"),
        ),
        amount="480.00", day=D(2026, 3, 12), reference="03345612",
        bank="BCP", payee="Ejemplo Colegio SAC", method="transfer",
    ),
    Sample(
        name="pe-bbva", country="PE", dress="stacked",
        rows=(
            "BBVA", "Operación realizada", ("Importe", "S/ 233.40"),
            ("Beneficiario", "Ejemplo Seguros"), ("Fecha", "17/03/2026"),
            ("N° de operación", "7781204"), ("ITF", "S/ 0.00"),
        ),
        amount="233.40", day=D(2026, 3, 17), reference="7781204",
        bank="BBVA", payee="Ejemplo Seguros",
    ),
    Sample(
        name="pe-pagoefectivo", country="PE", dress="slip",
        rows=(
            "PAGOEFECTIVO", ("EMPRESA:", "EJEMPLO LUZ"), ("FECHA:", "15/03/2026 12:44"),
            ("MONTO:", "S/ 91.20"), ("NRO. OPERACION:", "22090145"),
        ),
        amount="91.20", day=D(2026, 3, 15), reference="22090145",
        bank="PagoEfectivo", payee="EJEMPLO LUZ", method="store",
    ),
)  # fmt: skip
