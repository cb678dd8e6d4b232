"""What CI systems are given is called here as they call it, in temporary git repositories: the action's and the
template's own lines, and the hook by pre-commit itself."""

import json
import os
import shutil
import stat
import subprocess
import tempfile
import unittest

import yaml

from repository import NOSTALL, ROOT, all_files, read, run

ACTION = ".github/actions/nostall/action.yml"
TEMPLATE = "checker/integrations/ci/nostall.gitlab-ci.yml"
HOOKS = ".pre-commit-hooks.yaml"
COMMAND = "checker/integrations/ci/nostall-ci"
# What ./dev installs from npm.
NPM = os.path.join(ROOT, "build", "npm", "node_modules", ".bin")

HARMLESS = """#include "awaitable.hpp"
#include <unistd.h>
void nap() {}
boost::asio::awaitable<void> session() {
  nap();
  co_return;
}
"""
STALLS = HARMLESS.replace("void nap() {}", "void nap() { ::usleep(1); }")
# Writes its arguments down, one a line, and reports nothing.
RECORDER = """#!/bin/sh
printf '%s\\n' "$@" >"$RECORD"
for argument; do case $argument in *=*) echo written >"${argument#*=}" ;; esac; done
exit "${RECORD_STATUS:-0}"
"""


class Project(unittest.TestCase):
    """A git repository with one source file, which is harmless on main and stalls on the branch `change`."""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.top = os.path.realpath(temporary.name)
        self.project = os.path.join(self.top, "project")
        self.programs = os.path.join(self.top, "bin")
        os.makedirs(os.path.join(self.project, "build"))
        os.makedirs(self.programs)
        os.symlink(NOSTALL, os.path.join(self.programs, "nostall"))
        os.symlink(os.path.join(ROOT, COMMAND), os.path.join(self.programs, "nostall-ci"))
        self.write("bin/recorder", RECORDER)
        os.chmod(os.path.join(self.programs, "recorder"), stat.S_IRWXU)
        # Nothing of the environment that these tests run in: it may be a CI system itself.
        self.environment = {"PATH": self.programs + ":" + os.environ["PATH"], "HOME": self.top, "LANG": "C.UTF-8",
                            "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@localhost", "GIT_COMMITTER_NAME": "a",
                            "GIT_COMMITTER_EMAIL": "a@localhost", "RECORD": os.path.join(self.top, "arguments")}
        source = os.path.join(self.project, "server.cpp")
        self.write("project/build/compile_commands.json", json.dumps([{
            "directory": self.project, "file": source,
            "arguments": ["clang++", "-std=c++20", "-I" + os.path.join(ROOT, "testcases", "Inputs"), "-c", source]}]))
        self.write("project/.gitignore", "/build/\n")
        self.git("init", "-q", "-b", "main")
        self.main = self.commit(HARMLESS)
        self.git("checkout", "-q", "-b", "change")
        self.change = self.commit(STALLS)

    def write(self, path, text):
        with open(os.path.join(self.top, path), "w", encoding="utf-8") as file:
            file.write(text)

    def text_of(self, path):
        with open(os.path.join(self.top, path), encoding="utf-8") as file:
            return file.read()

    def call(self, *command, folder=None, **environment):
        return subprocess.run(command, cwd=folder or self.project, env=self.environment | environment, text=True,
                              capture_output=True, timeout=300)

    def git(self, *arguments, folder=None):
        done = self.call("git", "-c", "protocol.file.allow=always", *arguments, folder=folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.strip()

    def commit(self, text):
        self.write("project/server.cpp", text)
        self.git("add", ".")
        self.git("commit", "-q", "-m", "change")
        return self.git("rev-parse", "HEAD")

    def recorded(self, **environment):
        """The arguments that the command passes to nostall in this environment."""
        done = self.call("nostall-ci", NOSTALL="recorder", **environment)
        self.assertEqual(done.returncode, 0, done.stderr)
        return self.text_of("arguments").splitlines()

    def base_of(self, **environment):
        arguments = self.recorded(**environment)
        return arguments[arguments.index("--base") + 1] if "--base" in arguments else None


class Command(Project):
    def test_without_a_ci_system_it_is_a_plain_check(self):
        self.assertEqual(self.recorded(), ["check", "-p", "build", "--format", "text"])

    def test_the_build_folder_and_further_options_are_passed_on(self):
        done = self.call("nostall-ci", "-p", "other", "--category", "sleep", NOSTALL="recorder", NOSTALL_BUILD="unused")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.text_of("arguments").splitlines(),
                         ["check", "--format", "text", "-p", "other", "--category", "sleep"])
        self.assertIn("elsewhere", self.recorded(NOSTALL_BUILD="elsewhere"))

    def test_the_exit_status_is_that_of_the_check(self):
        for status in ("0", "1", "2", "3"):
            done = self.call("nostall-ci", NOSTALL="recorder", RECORD_STATUS=status)
            self.assertEqual(done.returncode, int(status))

    def test_a_named_base_counts_before_that_of_the_ci_system(self):
        self.assertEqual(self.base_of(NOSTALL_BASE="main", PRE_COMMIT="1"), "main")
        self.assertIsNone(self.base_of(NOSTALL_BASE="none", PRE_COMMIT="1"))

    def test_what_is_missing_is_an_error_of_the_call(self):
        done = self.call("nostall-ci", NOSTALL="recorder", NOSTALL_BASE="no-such-revision")
        self.assertEqual((done.returncode, done.stderr),
                         (2, "nostall-ci: error: there is no revision 'no-such-revision'\n"))
        done = self.call("nostall-ci", NOSTALL="no-such-program")
        self.assertEqual(done.returncode, 2)
        self.assertIn("no program 'no-such-program'", done.stderr)

    def test_a_pull_request_is_compared_with_where_it_left_its_target(self):
        self.git("checkout", "-q", "main")
        self.commit(HARMLESS + "// goes on meanwhile\n")
        self.git("clone", "-q", self.project, "../clone")
        clone = os.path.join(self.top, "clone")
        self.git("checkout", "-q", self.change, folder=clone)
        done = self.call("nostall-ci", folder=clone, NOSTALL="recorder", GITHUB_ACTIONS="true", GITHUB_BASE_REF="main")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(self.main, self.text_of("arguments").splitlines())

    def test_a_shallow_checkout_fetches_the_tip_of_the_target(self):
        self.git("clone", "-q", "--depth=1", "--branch=change", "file://" + self.project, "../clone")
        done = self.call("nostall-ci", folder=os.path.join(self.top, "clone"), NOSTALL="recorder",
                         GITHUB_ACTIONS="true", GITHUB_BASE_REF="main")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(self.main, self.text_of("arguments").splitlines())

    def test_a_target_that_cannot_be_fetched_is_an_error_that_says_what_to_do(self):
        done = self.call("nostall-ci", NOSTALL="recorder", GITHUB_ACTIONS="true", GITHUB_BASE_REF="gone")
        self.assertEqual(done.returncode, 2)
        self.assertIn("cannot fetch 'gone': check out with 'fetch-depth: 0'", done.stderr)

    def test_a_push_has_no_base(self):
        self.assertIsNone(self.base_of(GITHUB_ACTIONS="true"))
        self.assertIsNone(self.base_of(GITLAB_CI="true"))

    def test_a_merge_request_names_its_base(self):
        self.assertEqual(self.base_of(GITLAB_CI="true", CI_MERGE_REQUEST_DIFF_BASE_SHA=self.main), self.main)

    def test_a_commit_is_compared_with_the_one_before(self):
        self.assertEqual(self.base_of(PRE_COMMIT="1"), self.change)
        self.assertEqual(self.base_of(PRE_COMMIT="1", PRE_COMMIT_FROM_REF="main"), self.main)


class GitHub(Project):
    def step(self, GITHUB_BASE_REF="", **inputs):
        """Runs the action's first step with its inputs, as the runner does."""
        action = yaml.safe_load(read(ACTION))
        values = {f"inputs.{name}": str(each["default"]) for name, each in action["inputs"].items()}
        values |= {f"inputs.{name}": value for name, value in inputs.items()}
        values["github.action_path"] = os.path.join(ROOT, os.path.dirname(ACTION))
        step = action["runs"]["steps"][0]
        environment = {}
        for name, text in step["env"].items():
            expression = text.removeprefix("${{").removesuffix("}}").strip()
            environment[name] = values[expression]
        self.assertEqual(step["shell"], "bash")
        self.write("summary.md", "what an earlier step wrote\n")
        return self.call("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"], CI="true",
                         GITHUB_ACTIONS="true", GITHUB_BASE_REF=GITHUB_BASE_REF, GITHUB_STEP_SUMMARY=os.path.join(self.top, "summary.md"), **environment)

    def test_the_action_is_one_that_github_accepts(self):
        done = run(os.path.join(NPM, "action-validator"), ACTION)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_a_push_shows_annotations_a_summary_and_a_report(self):
        done = self.step()
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertTrue(done.stdout.startswith("::error file=server.cpp,line=5,col=3,title=nostall-blocking-call::"))
        summary = self.text_of("summary.md")
        self.assertTrue(summary.startswith("what an earlier step wrote\n## nostall: 1 finding at 1 place\n"), summary)
        report = json.loads(self.text_of("project/nostall.sarif"))
        self.assertEqual(len(report["runs"][0]["results"]), 1)

    def test_a_pull_request_blames_the_line_that_it_adds(self):
        self.git("update-ref", "refs/remotes/origin/main", self.main)
        done = self.step(GITHUB_BASE_REF="main")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertTrue(done.stdout.startswith("::error file=server.cpp,line=3,col="), done.stdout)
        self.assertIn("::this line now makes 'session' block: ", done.stdout)
        done = run(os.path.join(NPM, "sarif-multitool"), "validate", os.path.join(self.project, "nostall.sarif"))
        self.assertIn("Analysis completed successfully", done.stdout)
        self.assertNotRegex(done.stdout, "error|warning")
        [result] = json.loads(self.text_of("project/nostall.sarif"))["runs"][0]["results"]
        self.assertEqual(result["locations"][0]["physicalLocation"]["region"]["startLine"], 3)

    def test_a_pull_request_is_not_blamed_for_what_was_there(self):
        self.git("update-ref", "refs/remotes/origin/main", self.change)
        self.commit(STALLS + "int more;\n")
        done = self.step(GITHUB_BASE_REF="main")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertNotIn("::error", done.stdout)

    def test_options_are_passed_on(self):
        done = self.step(options="--category dns --jobs 1", sarif="other.sarif")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual(json.loads(self.text_of("project/other.sarif"))["runs"][0]["results"], [])


class GitLab(Project):
    def job(self, **variables):
        job = yaml.safe_load(read(TEMPLATE))[".nostall"]
        report = job["artifacts"]["reports"]["codequality"]
        self.assertEqual(report, "$NOSTALL_GITLAB")
        done = self.call("sh", "-ec", "\n".join(job["script"]), CI="true", GITLAB_CI="true",
                         **(job["variables"] | variables))
        return done, os.path.join("project", job["variables"]["NOSTALL_GITLAB"])

    def test_a_job_prints_text_and_leaves_the_report_that_it_names(self):
        done, report = self.job(NOSTALL_BASE="none")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("server.cpp:3:14: error: 'usleep' in 'nap' blocks the event loop", done.stdout)
        [issue] = json.loads(self.text_of(report))
        self.assertEqual(issue["location"], {"path": "server.cpp", "lines": {"begin": 5}})

    def test_a_merge_request_blames_the_line_that_it_adds(self):
        done, report = self.job(CI_MERGE_REQUEST_DIFF_BASE_SHA=self.main)
        self.assertEqual(done.returncode, 1, done.stderr)
        [issue] = json.loads(self.text_of(report))
        self.assertEqual(issue["location"], {"path": "server.cpp", "lines": {"begin": 3}})
        done, report = self.job(CI_MERGE_REQUEST_DIFF_BASE_SHA=self.change)
        self.assertEqual((done.returncode, json.loads(self.text_of(report))), (0, []), done.stderr)

    def test_a_push_leaves_nothing_that_gitlab_could_call_resolved(self):
        done, report = self.job()
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("server.cpp:3:14: error: 'usleep' in 'nap' blocks the event loop", done.stdout)
        self.assertEqual(json.loads(self.text_of(report)), [])

    def test_options_are_passed_on(self):
        done, report = self.job(NOSTALL_OPTIONS="--category dns", NOSTALL_BASE="none")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(json.loads(self.text_of(report)), [])


class PreCommit(Project):
    def setUp(self):
        super().setUp()
        # pre-commit clones the repository that the hook comes from.
        hooks = os.path.join(self.top, "hooks")
        for path in (HOOKS, COMMAND):
            os.makedirs(os.path.dirname(os.path.join(hooks, path)), exist_ok=True)
            shutil.copy(os.path.join(ROOT, path), os.path.join(hooks, path))
        self.git("init", "-q", folder=hooks)
        self.git("add", ".", folder=hooks)
        self.git("commit", "-q", "-m", "hooks", folder=hooks)
        self.write("project/.pre-commit-config.yaml", yaml.safe_dump({"repos": [
            {"repo": hooks, "rev": self.git("rev-parse", "HEAD", folder=hooks), "hooks": [{"id": "nostall"}]}]}))
        self.git("add", ".")

    def hook(self, *arguments, **environment):
        return self.call("pre-commit", "run", "--color=never", "--verbose", *arguments, **environment)

    def test_the_hooks_are_ones_that_pre_commit_accepts(self):
        done = run("pre-commit", "validate-manifest", HOOKS)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_a_change_of_a_source_runs_the_check_against_the_last_commit(self):
        self.write("project/server.cpp", STALLS + "\n")
        self.git("add", ".")
        done = self.hook(NOSTALL="recorder")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual(self.text_of("arguments").splitlines(),
                         ["check", "-p", "build", "--base", self.change, "--format", "text"])

    def test_a_change_of_no_source_runs_nothing(self):
        self.write("project/notes.txt", "nothing\n")
        self.git("add", ".")
        done = self.hook(NOSTALL="no-such-program")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn("Skipped", done.stdout)

    def test_what_a_commit_introduces_fails_the_hook(self):
        self.git("reset", "-q", "--soft", self.main)
        done = self.hook()
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertIn("server.cpp:3:", done.stdout)

    def test_what_was_there_before_does_not_fail_the_hook(self):
        self.write("project/server.cpp", STALLS + "int more;\n")
        self.git("add", ".")
        done = self.hook()
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_findings_fail_the_hook(self):
        done = self.hook("--all-files", NOSTALL_BASE="none")
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertIn("server.cpp:3:14: error: 'usleep' in 'nap' blocks the event loop", done.stdout)


class Shell(unittest.TestCase):
    def test_shell_scripts_are_clean_under_shellcheck(self):
        scripts = [path for path in all_files() if path in ("dev", ".ci/run", COMMAND) or path.endswith(".sh")]
        self.assertGreater(len(scripts), 3)
        done = run("shellcheck", *scripts)
        self.assertEqual(done.returncode, 0, done.stdout)
