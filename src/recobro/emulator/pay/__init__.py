"""A payment gateway for the sandbox: REST, a hosted page, signed notifications."""
