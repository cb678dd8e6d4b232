"""one_command.py DATABASE FILE COMMAND...: writes a compile database in which FILE alone has a command."""

import json
import os
import sys

database, file, *command = sys.argv[1:]
with open(database, "w") as out:
    json.dump([{"directory": os.path.dirname(database), "file": file, "arguments": command}], out)
