"""outside.py FOLDER COMMAND...: runs COMMAND in a copy of FOLDER that lies below no project and no build folder. What it
prints goes to standard output, with '@' for the path of the copy; the exit status is that of the command."""

import os
import shutil
import subprocess
import sys
import tempfile

with tempfile.TemporaryDirectory() as outside:
    copy = os.path.join(os.path.realpath(outside), "copy")
    shutil.copytree(sys.argv[1], copy)
    done = subprocess.run(sys.argv[2:], cwd=copy, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    print(done.stdout.replace(copy, "@"), end="")
sys.exit(done.returncode)
