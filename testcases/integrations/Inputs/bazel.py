"""bazel.py WORK NOSTALL RULES RULES_CC ARGUMENT...: calls Bazel in WORK/project, without a network, and without a server
that stays. Prints which actions ran.

Debian ships the repositories that Bazel's own tools load, except for one, for which RULES_CC stands in.
"""

import os
import subprocess
import sys

work, nostall, rules, rules_cc, *arguments = sys.argv[1:]
project = os.path.join(work, "project")
with open(os.path.join(project, "WORKSPACE"), "w", encoding="utf-8") as file:
    file.write(f'''workspace(name = "small")
local_repository(name = "nostall", path = "{rules}")
load("@nostall//:program.bzl", "nostall_program")
nostall_program(name = "nostall_program")
''')
debian = "/usr/share/bazel/rules"
done = subprocess.run(
    ["bazel", "--batch", "--nohome_rc", "--output_user_root=" + os.path.join(work, "root"), *arguments,
     "--override_repository=rules_java=" + os.path.join(debian, "java"),
     "--override_repository=rules_proto=" + os.path.join(debian, "proto"), "--override_repository=rules_cc=" + rules_cc,
     "--repo_env=NOSTALL=" + nostall, "--color=no", "--curses=no", "--nosandbox_debug", "--subcommands"],
    cwd=project, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=500)
print(done.stdout)
sys.exit(done.returncode)
