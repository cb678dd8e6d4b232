"""status.py N COMMAND...: runs the command and fails unless it ends with exit status N."""

import subprocess
import sys

done = subprocess.run(sys.argv[2:])
if done.returncode != int(sys.argv[1]):
    sys.exit(f"expected exit status {sys.argv[1]}, got {done.returncode}: {' '.join(sys.argv[2:])}")
