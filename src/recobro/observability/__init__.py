"""What others see of the work: logs, metrics and traces, none with personal data."""
