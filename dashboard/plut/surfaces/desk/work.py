"""What a candidate changes, in a process of its own: `python -m plut.surfaces.desk.work QUESTION`, a pickled
`comparisons.Asked`."""

import os
import pickle
import sys
from pathlib import Path

from plut.surfaces.desk import comparisons

if __name__ == "__main__":
    os.nice(19)  # who reads comes first
    comparisons.find_out(pickle.loads(Path(sys.argv[1]).read_bytes()))
