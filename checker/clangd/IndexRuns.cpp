//===- IndexRuns.cpp - Keeping the project index as new as the disk ---------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "clangd/IndexRuns.h"
#include "pipeline/Check.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Threading.h"
#include "llvm/Support/raw_ostream.h"
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace nostall;

IndexRuns::IndexRuns(ProgressFunction Progress) : Progress(std::move(Progress)), Worker([this] { work(); }) {}

IndexRuns::~IndexRuns() {
  {
    const std::lock_guard Lock(Access);
    Ending = true;
    if (Child > 0)
      ::kill(Child, SIGKILL);
  }
  Changed.notify_all();
  Worker.join();
}

void IndexRuns::request(const std::string &BuildFolder) {
  {
    const std::lock_guard Lock(Access);
    Wanted.insert(BuildFolder);
  }
  Changed.notify_all();
}

void IndexRuns::work() {
  std::unique_lock Lock(Access);
  while (true) {
    Changed.wait(Lock, [this] { return Ending || !Wanted.empty(); });
    if (Ending)
      return;
    const std::string Folder = std::move(Wanted.extract(Wanted.begin()).value());
    Lock.unlock();
    runOnce(Folder);
    Lock.lock();
  }
}

/// Reads "DONE ALL" lines of a run until it ends.
static void readProgress(int From, llvm::function_ref<void(size_t Done, size_t All)> Tell) {
  std::FILE *In = ::fdopen(From, "r");
  size_t Done = 0, All = 0;
  while (In && std::fscanf(In, "%zu %zu", &Done, &All) == 2)
    Tell(Done, All);
  if (In)
    std::fclose(In);
}

void IndexRuns::runOnce(const std::string &BuildFolder) {
  int Pipe[2];
  if (::pipe2(Pipe, O_CLOEXEC) != 0)
    return;
  posix_spawn_file_actions_t Actions;
  posix_spawn_file_actions_init(&Actions);
  posix_spawn_file_actions_addopen(&Actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&Actions, Pipe[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&Actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  const std::string Self = llvm::sys::fs::getMainExecutable(nullptr, nullptr);
  std::string Flag = Argument.str() + BuildFolder;
  char Name[] = "nostall-clangd";
  char *Arguments[] = {Name, Flag.data(), nullptr};
  bool Started = false;
  {
    const std::lock_guard Lock(Access);
    Started = !Ending && ::posix_spawn(&Child, Self.c_str(), &Actions, nullptr, Arguments, environ) == 0;
    if (!Started)
      Child = 0;
  }
  posix_spawn_file_actions_destroy(&Actions);
  ::close(Pipe[1]);
  if (!Started) {
    ::close(Pipe[0]);
    return;
  }
  size_t Count = 1;
  readProgress(Pipe[0], [&](size_t Done, size_t All) {
    Count = All;
    if (Done < All)
      Progress(BuildFolder, Done, All);
  });
  pid_t Ended = 0;
  {
    const std::lock_guard Lock(Access);
    std::swap(Ended, Child);
  }
  ::waitpid(Ended, nullptr, 0);
  Progress(BuildFolder, Count, Count);
}

int IndexRuns::runHere(const std::string &BuildFolder) {
  constexpr int Politeness = 10;
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::setpriority(PRIO_PROCESS, 0, Politeness);
  CheckOptions Options;
  Options.BuildPath = BuildFolder;
  Options.Jobs = std::max(1U, llvm::hardware_concurrency().compute_thread_count() / 2);
  Options.Progress = [](size_t Done, size_t All, llvm::StringRef) {
    std::printf("%zu %zu\n", Done, All);
    std::fflush(stdout);
  };
  auto Run = CheckRun::create(std::move(Options));
  if (!Run) {
    llvm::errs() << llvm::toString(Run.takeError()) << '\n';
    return EXIT_FAILURE;
  }
  (*Run)->run();
  return EXIT_SUCCESS;
}
