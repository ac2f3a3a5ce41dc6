"""The thin HTTP edges: console, portal, API and webhooks."""
