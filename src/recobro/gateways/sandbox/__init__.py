"""The gateway of the sandbox, which ships with the emulator."""

from recobro.gateways.sandbox.client import SandboxGateway

__all__ = ["SandboxGateway"]
