"""A separate process that plays the providers: WhatsApp and a payment gateway.

It knows nothing of the rest of recobro and may serve any other bot: see
`docs/emulator.md`. Start it with `python -m recobro.emulator` or `recobro emulate`.
"""
