"""The program nostall of this machine as a Bazel repository.

    load("@nostall//:program.bzl", "nostall_program")
    nostall_program(name = "nostall_program")
"""

def _nostall_program_impl(repository):
    program = repository.os.environ.get("NOSTALL") or repository.which("nostall")
    if not program:
        fail("there is no program nostall on the PATH: set NOSTALL, with --repo_env=NOSTALL=/path/to/nostall")
    repository.symlink(program, "nostall")
    repository.file("BUILD.bazel", "exports_files([\"nostall\"])\n")

nostall_program = repository_rule(
    implementation = _nostall_program_impl,
    doc = "Makes the program that NOSTALL names, or the one on the PATH, known as @NAME//:nostall.",
    environ = ["NOSTALL", "PATH"],
    local = True,
)
