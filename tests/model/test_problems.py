"""Problems: where they are, and how many of them anyone reads."""

from generator.model.problems import MAX_SHOWN, Problem, Severity, foremost


def problems(count, severity=Severity.ERROR):
    return [Problem((number,), "is wrong", severity=severity) for number in range(count)]


def test_errors_come_before_warnings_each_in_their_order():
    warnings, errors = problems(2, Severity.WARNING), problems(2)
    assert foremost([*warnings, *errors]) == [*errors, *warnings]


def test_as_many_are_shown_as_anyone_reads_and_the_rest_is_counted():
    assert foremost(problems(MAX_SHOWN)) == problems(MAX_SHOWN)
    *shown, last = foremost(problems(MAX_SHOWN + 1234))
    assert shown == problems(MAX_SHOWN)
    assert (last.message, last.severity) == ("has 1,234 further problems", Severity.ERROR)
    assert foremost(problems(MAX_SHOWN + 1, Severity.WARNING))[-1].severity is Severity.WARNING
