"""A broken rule, as a value."""

from assistant.knowledge.problem import Place, Problem


def test_a_problem_says_where_what_and_the_mend_in_one_line():
    problem = Problem(Place("entries/tyres.yaml", 12), "flat-tyre", "references", "The claim 'x' does not exist.", "Did you mean 'y'?")
    assert str(problem) == "entries/tyres.yaml:12: flat-tyre: The claim 'x' does not exist. [references] Did you mean 'y'?"


def test_a_problem_of_a_whole_file_names_no_subject():
    assert str(Problem(Place("documents.yaml"), "", "file", "It is missing.", "Add it.")) == "documents.yaml:1: It is missing. [file] Add it."


def test_problems_stand_in_the_order_of_the_files_and_lines():
    places = [Place("b.yaml", 1), Place("a.yaml", 10), Place("a.yaml", 9)]
    problems = sorted(Problem(place, "", "rule", "found", "mend") for place in places)
    assert [str(problem.place) for problem in problems] == ["a.yaml:9", "a.yaml:10", "b.yaml:1"]
