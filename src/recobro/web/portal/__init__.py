"""The portal: where a person who owes sees it and pays."""
