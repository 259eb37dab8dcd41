"""A rule of curation: a function whose name is its id and whose docstring is its page of the manual."""

import inspect
import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from assistant.curation.subject import Subject
from assistant.knowledge.problem import Problem

__all__ = ["Example", "Rule", "RuleFunction"]

RuleFunction = Callable[[Subject], Iterator[Problem]]
#: PASS: or FAIL: on a line of its own, and the indented YAML below it.
EXAMPLE = re.compile(r"^(PASS|FAIL):\n((?:[ ]+.*\n|\n)+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Example:
    """What passes a rule or fails it, as YAML that changes the sample knowledge of the tests."""

    outcome: Literal["PASS", "FAIL"]
    yaml: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule over the whole knowledge."""

    function: RuleFunction

    @property
    def id(self) -> str:
        """The function's name with dashes."""
        return self.function.__name__.strip("_").replace("_", "-")

    @property
    def title(self) -> str:
        """The rule in one sentence: the first line of the docstring."""
        return self.text.split("\n", 1)[0]

    @property
    def reason(self) -> str:
        """Why the rule is there: what stands between the first line and the examples."""
        return EXAMPLE.sub("", self.text + "\n").split("\n", 1)[1].strip()

    @property
    def examples(self) -> tuple[Example, ...]:
        """What passes and what fails, in the order of the docstring."""
        found = EXAMPLE.finditer(self.text + "\n")
        return tuple(Example("PASS" if one[1] == "PASS" else "FAIL", textwrap.dedent(one[2]).strip() + "\n") for one in found)

    @property
    def text(self) -> str:
        """The docstring without its indentation."""
        return inspect.cleandoc(self.function.__doc__ or "")

    def check(self, subject: Subject) -> Iterator[Problem]:
        """The rule's problems, each under the rule's id."""
        for problem in self.function(subject):
            yield replace(problem, rule=self.id)
