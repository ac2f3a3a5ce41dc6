"""The WhatsApp Cloud API, as far as a collections bot uses it."""
