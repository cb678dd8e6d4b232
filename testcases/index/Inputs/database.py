"""usage: database.py BUILD FLAGS... -- FILES...: writes BUILD/compile_commands.json, as a build system would."""
import json
import pathlib
import sys

build = pathlib.Path(sys.argv[1])
end = sys.argv.index("--")
flags, files = sys.argv[2:end], [pathlib.Path(f) for f in sys.argv[end + 1:]]
build.mkdir(parents=True, exist_ok=True)
commands = [{"directory": str(build), "file": str(f), "arguments": ["g++", *flags, "-c", str(f), "-o", f.stem + ".o"]}
            for f in files]
(build / "compile_commands.json").write_text(json.dumps(commands))
