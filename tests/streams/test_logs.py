"""Libraries' logs are thinned out; what is left out is counted."""

import logging

from streams.logs import THIN_SECONDS, Thinning


def record(text: str, *args: object) -> logging.LogRecord:
    return logging.LogRecord("aiokafka.conn", logging.WARNING, "", 0, text, args, None)


def test_one_record_of_a_kind_passes_in_a_while_and_the_next_one_says_how_many_did_not() -> None:
    clock = [0.0]
    thinning = Thinning(lambda: clock[0])
    passed = [thinning.filter(record("node %s is away", number)) for number in range(100)]
    assert passed == [True] + [False] * 99
    assert thinning.filter(record("another kind"))
    clock[0] = THIN_SECONDS
    later = record("node %s is away", 7)
    assert thinning.filter(later)
    assert later.getMessage() == "node 7 is away (99 more like this left out)"
