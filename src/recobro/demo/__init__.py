"""The demonstration: a fictitious company, its debtors, and all processes started."""
