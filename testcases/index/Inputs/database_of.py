"""database_of.py FOLDER [FLAG...]: writes FOLDER/compile_commands.json for every .cpp file below FOLDER."""

import json
import pathlib
import sys

folder = pathlib.Path(sys.argv[1]).resolve()
commands = [{"directory": str(folder), "file": str(source),
             "arguments": ["clang++", "-std=c++20", *sys.argv[2:], "-c", str(source)]}
            for source in sorted(folder.rglob("*.cpp"))]
(folder / "compile_commands.json").write_text(json.dumps(commands, indent=1))
