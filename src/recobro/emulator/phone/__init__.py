"""A phone on a web page, on which a person plays the debtor."""
