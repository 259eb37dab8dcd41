"""python -m training: what measures or learns, one command each."""

import sys
import time

from assistant import Settings
from assistant.knowledge.loading import load_knowledge


def main(arguments: list[str]) -> int:
    """Run the command that the first argument names; 0 when it did."""
    commands = {"fit": fit, "speed": speed}
    if len(arguments) != 1 or arguments[0] not in commands:
        print(f"Usage: python -m training {'|'.join(commands)}", file=sys.stderr)
        return 2
    commands[arguments[0]]()
    return 0


def fit() -> None:
    """Fit the fusion and write it."""
    from training.fit import fit_fusion, write_fusion

    begun = time.perf_counter()
    fitted = fit_fusion(load_knowledge(Settings().knowledge))
    write_fusion(fitted)
    print(f"{fitted['weights']}\nbias {fitted['bias']}\n{fitted['fitted_on']}\n{time.perf_counter() - begun:.0f} s")


def speed() -> None:
    """Print what one question costs."""
    from training.speed import print_speed

    print_speed()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
