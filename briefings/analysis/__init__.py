"""Article → Analysis: who says what, who is who, what happened when. Pure: no model, no network, no clock."""

from briefings.analysis.pipeline import ANALYSIS_VERSION, analyse
from briefings.analysis.to_json import analysis_to_json

__all__ = ["ANALYSIS_VERSION", "analyse", "analysis_to_json"]
