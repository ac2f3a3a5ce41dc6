"""The console: pages for the people who collect."""
