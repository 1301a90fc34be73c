"""What is kept of wrong lines: counted, nobody's name, and gone with their document."""

from datetime import timedelta

from briefings.model.reports import Complaint, CountedReport, HiddenLine, Report

LINE = HiddenLine("a", "the quokka slept")


async def test_the_same_report_is_counted_and_the_latest_comes_first(ledger, make) -> None:
    def report(complaint: Complaint, asked: str = "") -> Report:
        return Report(complaint=complaint, line=LINE, rules=("A1",), asked=asked)

    later = [make.now + timedelta(minutes=minutes) for minutes in (1, 2)]
    await ledger.reports.keep(report(Complaint.DATE), make.now)
    await ledger.reports.keep(report(Complaint.CUT), later[0])
    await ledger.reports.keep(report(Complaint.DATE, "brief quokka"), later[1])

    found = await ledger.reports.list_all()

    assert found == (
        CountedReport(report=report(Complaint.DATE, "brief quokka"), count=2, last=later[1]),
        CountedReport(report=report(Complaint.CUT), count=1, last=later[0]),
    )
    assert await ledger.reports.list_all(1) == found[:1]


async def test_a_line_is_hidden_once_for_one_server_and_shown_again(ledger, make) -> None:
    assert await ledger.reports.hide(1, LINE, make.now)
    assert not await ledger.reports.hide(1, LINE, make.now)

    assert await ledger.reports.list_hidden(1) == {LINE}
    assert await ledger.reports.list_hidden(2) == frozenset()
    assert await ledger.reports.list_all_hidden() == {1: {LINE}}
    assert [await ledger.reports.show(1, LINE) for _ in range(2)] == [True, False]
    assert await ledger.reports.list_hidden(1) == frozenset()
    assert await ledger.reports.list_all_hidden() == {}


async def test_what_is_forgotten_at_a_publishers_request_is_neither_reported_nor_hidden_any_more(ledger, make) -> None:
    other = HiddenLine("b", LINE.words)
    for line in (LINE, other):
        await ledger.reports.keep(Report(complaint=Complaint.CUT, line=line), make.now)
        await ledger.reports.hide(1, line, make.now)

    await ledger.memory.forget_documents(["a"], make.now)

    assert [one.report.line for one in await ledger.reports.list_all()] == [other]
    assert await ledger.reports.list_hidden(1) == {other}
