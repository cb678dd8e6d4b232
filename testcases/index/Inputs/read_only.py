"""read_only.py FOLDER COMMAND...: runs COMMAND while FOLDER and all below it cannot be written.

Root may write whatever the mode says, so as root the command runs without that privilege.
"""
import os
import pathlib
import subprocess
import sys

folder, command = pathlib.Path(sys.argv[1]), sys.argv[2:]
paths = [folder, *folder.rglob("*")]
modes = {path: path.stat().st_mode & 0o777 for path in paths}
if os.geteuid() == 0:
    command = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", *command]
for path in reversed(paths):
    path.chmod(modes[path] & 0o555)
try:
    status = subprocess.run(command, check=False).returncode
    left = set(folder.rglob("*")) ^ set(paths[1:])
finally:
    for path in paths:
        path.chmod(modes[path])
if left:
    sys.exit(f"not the same files: {left}")
sys.exit(0 if status in (0, 1) else f"exit status {status}")
