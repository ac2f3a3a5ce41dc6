"""Ageing: the stage of an account by its days past due."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """How far gone a debt is."""

    PREVENTIVE = "preventive"
    EARLY = "early"
    MID = "mid"
    LATE = "late"
    CHARGED_OFF = "charged_off"


@dataclass(frozen=True, slots=True, kw_only=True)
class StageLimits:
    """The last day past due of each stage; beyond the last one, charged off."""

    preventive: int = 0
    early: int = 30
    mid: int = 90
    late: int = 180

    def __post_init__(self) -> None:
        if not self.preventive < self.early < self.mid < self.late:
            raise ValueError("the limits of the stages must rise")

    def stage(self, days_past_due: int) -> Stage:
        """The stage at a number of days past due (negative before the due date)."""
        if days_past_due <= self.preventive:
            return Stage.PREVENTIVE
        if days_past_due <= self.early:
            return Stage.EARLY
        if days_past_due <= self.mid:
            return Stage.MID
        if days_past_due <= self.late:
            return Stage.LATE
        return Stage.CHARGED_OFF


DEFAULT_LIMITS = StageLimits()
