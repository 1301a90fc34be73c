"""Which stories an alert is about: those that enough publishers report of late."""

from dataclasses import replace
from datetime import datetime, timedelta

from briefings.compose.sieve import restrict_findings
from briefings.model.digest import AlertRule
from briefings.model.findings import Findings
from briefings.model.stories import Story
from briefings.model.story_weight import read_time
from briefings.stories import count_publishers


def restrict_to_rule(findings: Findings, rule: AlertRule, now: datetime) -> Findings:
    """Return what the findings hold of stories that enough publishers report within the rule's time before `now`."""
    stories = tuple(story for story in findings.stories if _holds(rule, story, now))
    documents = {one.document for story in stories for one in story.documents}
    return replace(restrict_findings(findings, documents), stories=stories)


def _holds(rule: AlertRule, story: Story, now: datetime) -> bool:
    # A day alone stands for its noon: half a day more counts for it.
    recent = [
        one
        for one in story.documents
        if one.published is None or now - read_time(one.published) <= rule.within + _half_a_day(one.published)
    ]
    return bool(recent) and max(1, count_publishers(recent)) >= rule.publishers


def _half_a_day(published: str) -> timedelta:
    return timedelta(hours=12) if len(published) == len("YYYY-MM-DD") else timedelta()
