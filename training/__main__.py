"""python -m training: what measures or learns, one command each."""

import json
import sys
import time

from assistant import Settings
from assistant.knowledge.loading import load_knowledge


def main(arguments: list[str]) -> int:
    """Run the command that the arguments name; 0 when it did."""
    if arguments[:1] in (["evaluate"], ["benchmark"]):
        from training.commands import run

        return run(arguments)
    commands = {"distil": distil_vectors, "fit": fit, "safety": safety, "safety --fit": fit_safety, "speed": speed}
    if (name := " ".join(arguments)) not in commands:
        print(f"Usage: python -m training {' | '.join(commands)} | evaluate | benchmark", file=sys.stderr)
        return 2
    commands[name]()
    return 0


def fit() -> None:
    """Fit the fusion, on the public sets too where they lie beside the project, and write it."""
    from training.benchmark import read_sets
    from training.commands import BENCH
    from training.fit import fit_fusion, write_fusion

    begun = time.perf_counter()
    fitted = fit_fusion(load_knowledge(Settings().knowledge), read_sets(BENCH, ()) if BENCH.is_dir() else ())
    write_fusion(fitted)
    print(f"{json.dumps(fitted, indent=2)}\n{time.perf_counter() - begun:.0f} s")


def distil_vectors() -> None:
    """Make the table of word vectors again; needs requirements-distil.txt."""
    from training.distil import distil

    print(distil())


def safety() -> None:
    """Print what the red-flag gate catches and what it leaves calm."""
    from training.safety import print_report

    print_report(load_knowledge(Settings().knowledge))


def fit_safety() -> None:
    """Fit the classifier of the red-flag gate and write it."""
    from training.triage_fit import fit_triage, write_fitted

    write_fitted(fit_triage(load_knowledge(Settings().knowledge)))


def speed() -> None:
    """Print what one question costs."""
    from training.speed import print_speed

    print_speed()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
