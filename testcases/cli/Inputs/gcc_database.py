"""gcc_database.py FOLDER INCLUDES: writes compile_commands.json as a GCC build with precompiled headers leaves it."""

import json
import os
import sys

folder, includes = sys.argv[1:]
with open(os.path.join(folder, "cmake_pch.hxx"), "w") as file:
    file.write("#include <unistd.h>\n#include <string>\n")
with open(os.path.join(folder, "cmake_pch.hxx.gch"), "wb") as file:
    file.write(b"gpch.014")
flags = ("-std=gnu++20 -fcoroutines -fno-var-tracking-assignments -fconcepts-diagnostics-depth=3 -Wduplicated-cond "
         "-Wlogical-op -Wno-maybe-uninitialized -fmax-errors=5 -fno-lto -flto=auto -fuse-linker-plugin -g3 -O2 "
         "-march=x86-64-v2 -fno-canonical-system-headers -MD -MT x.o -MF x.o.d -Winvalid-pch -Werror").split()
commands = []
for name in ("bad.cpp", "good.cpp", "gone.cpp"):
    arguments = ["/usr/bin/g++", *flags, "-include", os.path.join(folder, "cmake_pch.hxx"), "-I" + includes, "-o",
                 name + ".o", "-c", name]
    commands.append({"directory": folder, "file": name, "command": " ".join(arguments)})
with open(os.path.join(folder, "compile_commands.json"), "w") as file:
    json.dump(commands, file)
