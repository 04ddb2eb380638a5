"""The English article of who states something: offices, bodies and what is called a paper have one, people none.

What tells is a word of the name before any bracket or comma: a Bank, a Ministry, a government.
"""

BODIES = frozenset(
    part
    for line in (
        "Academy Administration Agency Army Assembly Association Authority Bank Board Bureau Cabinet Center Centre",
        "Chamber Commission Committee Company Congress Corporation Council Court Department Embassy Federation",
        "Foundation Fund Headquarters Institute Ministry Nations Office Organisation Organization Panel Parliament",
        "Party Secretariat Service Union University administration army authorities government military",
        "ministry parliament article paper report",
    )
    for part in line.split()
)


def with_the(name: str) -> str:
    """The name as a sentence has it.

    >>> with_the("Bank of Korea"), with_the("Rosstat"), with_the("Zhang Hanhui, Ambassador of the Ministry")
    ('the Bank of Korea', 'Rosstat', 'Zhang Hanhui, Ambassador of the Ministry')
    >>> with_the("Statistics Korea"), with_the("NORDIC PEACE RESEARCH CENTRE"), with_the("Border ties paper (2023)")
    ('Statistics Korea', 'the NORDIC PEACE RESEARCH CENTRE', 'the Border ties paper (2023)')
    """
    words = name.partition(" (")[0].partition(", ")[0].split()
    told = {word if word in BODIES else word.capitalize() for word in words}  # also where it is written in capitals
    has_article = len(words) > 1 and words[0] not in ("the", "The") and not BODIES.isdisjoint(told)
    return f"the {name}" if has_article else name
