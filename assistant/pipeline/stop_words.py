"""Words that every question holds, whatever it asks for."""

__all__ = ["STOP_WORDS"]

#: A question made of nothing else asks for nothing (contract: stop-words earn no answer).
STOP_WORDS = frozenset(
    """
    a about all also am an and any are as at be because been being but by can could did do does doing for from get go had
    has have he her him his how i if in into is it its just like may me might more most much my no not of on one or our out
    own please she should so some than that the their them then there these they this those to too u up us very was we were
    what when where which while who whom why will with would you your im ive ill id dont cant isnt doesnt didnt wont whats
    hows wot tell thing something anything
    """.split()  # noqa: SIM905 - a list of quoted words fills a page
)
