"""Everything new, grouped by what it is about."""

from dataclasses import replace

from briefings.compose.subjects import group_by_subject, restrict_findings
from briefings.model.findings import Findings


def test_each_document_belongs_to_the_subject_that_most_documents_share(story):
    groups = group_by_subject(story.findings)

    assert [topic.words for topic, _ in groups] == ["Egypt"]
    assert set(groups[0][1].documents) == {"dam", "wire"}


def test_what_nobody_shares_comes_last_without_a_name(story):
    lonely = story.document("lonely", "A storm is on its way.")
    story.sentence(lonely, "A storm is on its way.")

    groups = group_by_subject(story.findings)

    assert [(topic.words, set(findings.documents)) for topic, findings in groups] == [
        ("Egypt", {"dam", "wire"}),
        ("", {"lonely"}),
    ]


def test_more_subjects_than_wanted_go_to_the_rest(story):
    for name in ("Norway", "Chile", "Ghana"):
        document = story.document(name, f"{name} builds a harbour.")
        story.sentence(document, f"{name} builds a harbour.", name)
        story.actor(name, document, name)

    groups = group_by_subject(story.findings, most=2)

    assert [topic.words for topic, _ in groups] == ["Egypt", "Chile", ""]
    assert sum(len(findings.documents) for _, findings in groups) == 5


def test_nothing_new_has_no_subjects():
    assert group_by_subject(Findings()) == ()


def test_an_actor_whose_first_mention_is_elsewhere_is_shown_with_a_role_from_here(story):
    story.actor("Samira Halabi", "wire", "Egypt", role="Cairo")
    story.actors[-1] = replace(story.actors[-1], mention=story.actors[0].mention)

    (actor,) = restrict_findings(story.findings, {"wire"}).actors

    assert actor.mention == actor.roles[0]
    assert actor.mention.document == "wire"


def test_restricted_findings_hold_no_word_of_another_document(story):
    found = restrict_findings(story.findings, {"wire"})

    assert set(found.documents) == {"wire"}
    assert found.quotations == ()
    assert {one.passage.document for one in found.sentences} == {"wire"}
    assert {one.sentence.document for one in found.events} == {"wire"}
    assert found.actors == ()
    assert restrict_findings(story.findings, story.findings.documents) == story.findings
