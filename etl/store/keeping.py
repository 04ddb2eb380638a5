"""Answers that stay with a store and go with it: a store never changes, and neither does what was asked of it.

A cache of the whole program would hold every store that it ever saw open. Here each store has caches of its
own, which know it by a weak reference, so that it is closed as soon as nobody reads it any more.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast
from weakref import ref

Rest = ParamSpec("Rest")
Answer = TypeVar("Answer")
Question = Callable[Concatenate[Any, Rest], Answer]


class Keeping:
    """Mixed into a store: its caches, one for each function that asks it."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, Callable[..., Any]] = {}

    def forget(self) -> None:
        """Let go of all answers, as if nothing had been asked yet."""
        self._kept.clear()

    def kept(self, question: Callable[..., Any], most: int) -> Callable[..., Any]:
        """`question` about this store, its latest `most` answers kept."""
        found = self._kept.get(question)
        if found is None:
            own = ref(self)  # a strong one would be a circle, which only the collector of garbage opens

            @lru_cache(maxsize=most)
            def ask(*rest: Any, **named: Any) -> Any:
                return question(own(), *rest, **named)

            found = self._kept.setdefault(question, ask)
        return found


def kept(most: int) -> Callable[[Question[Rest, Answer]], Question[Rest, Answer]]:
    """Keep the latest answers of a function whose first argument is the store; the others must be hashable.

    >>> class Made(Keeping):
    ...     asked = 0
    >>> @kept(most=8)
    ... def count(store, name):
    ...     store.asked += 1
    ...     return store.asked
    >>> one, other = Made(), Made()
    >>> count(one, "a"), count(one, "a"), count(one, "b"), count(other, "a")
    (1, 1, 2, 1)
    """

    def keep(question: Question[Rest, Answer]) -> Question[Rest, Answer]:
        @wraps(question)
        def ask(store: Any, *rest: Rest.args, **named: Rest.kwargs) -> Answer:
            answer: Answer = store.kept(question, most)(*rest, **named)
            return answer

        return cast("Question[Rest, Answer]", ask)

    return keep
