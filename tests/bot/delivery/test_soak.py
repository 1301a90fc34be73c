"""Days of digests with random faults, by a fixed seed; the long one is benchmarks/soak.py."""

from benchmarks import soak


async def test_days_of_random_faults_leave_each_fire_time_told_once_or_with_its_reason() -> None:
    outcomes, wrong = await soak.Soak(4, 40, 7).run()

    assert wrong == []
    assert outcomes["sent"] > 100
    assert set(outcomes) <= {"sent", "skipped: too_late", "skipped: superseded", "skipped: several"}
