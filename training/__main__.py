"""python -m training: what measures or learns, one command each."""

import sys

from training.commands import run

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
