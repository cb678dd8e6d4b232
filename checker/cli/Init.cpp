//===- Init.cpp - `nostall init` -----------------------------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "cli/Commands.h"
#include "llvm/Support/FileSystem.h"

using namespace nostall;
using namespace nostall::cli;

/// Every key, with its default or an example behind a comment sign. tests/ parses it with all comments taken away.
static constexpr llvm::StringLiteral Template =
    R"yaml(# What nostall reports in this folder and below. Everything here is optional, and adds to the files of outer folders.
# root: true # they do not count here

# From which cost on a category is reported: brief, io, unbounded, or off.
# Categories: sleep, network, dns, file, filesystem, process, wait, lock, console, database, http-client, compute.
categories:
  lock: unbounded  # only locks that somebody holds while he waits; brief: every lock
  console: io      # lines to the console are not reported, waiting for input is
#   filesystem: io # leaves out exists(), file_size() and other metadata

# Rules to switch on or off.
# rules:
#   nostall-sequential-awaits: on # the only one that is off by default

# Paths below this folder that are analysed but bear no findings of their own.
# vendored: ["third_party/*"]
# generated: ["*.pb.cc", "*.pb.h"]

# Functions that may block, and why that is accepted.
# allow:
#   - {function: "app::load_configuration", reason: "runs once, before the first request"}

# Blocking calls that are accepted, everywhere or in some handlers, and until when.
# accept:
#   - {cause: "legacy::query", reason: "moves with the new driver", owner: storage-team, until: 2027-01-31}
#   - {cause: "posix:fsync", handler: "journal::*", reason: "must be on disk before the answer"}

# Which findings make a run fail: from which severity (info, warning, error) and confidence (low, medium, high) on.
# fail: {severity: warning, confidence: medium} # the defaults

# Functions that a framework runs on its loop although nothing in the code says so.
# async-entries: ["handlers::*::HandleRequest"]

# Callbacks that are handed to code which was not seen: ignored, or taken to run on a loop.
# unknown-context: loop

# How to run a blocking call off the loop, if not by the coroutine library's own way.
# offload:
#   replace: "co_await run_in_pool([&] { {body} })"
#   include: "my/pool.hpp"
#   from: io # the cost from which on a fix does so; what is brief usually takes less time than that

# What nostall should know of your own libraries; the form is described in checker/knowledge/README.md.
# knowledge:
#   types:
#     - {name: my::task, is: coroutine, family: boost-asio, start: lazy}
#   functions:
#     - {name: my::legacy_query, blocks: database, cost: unbounded, use: "'my::async_query'"}
)yaml";

void cli::addInit(CLI::App &App, Invocation &Call) {
  auto *Command = App.add_subcommand("init", "Write a commented .nostall.yaml here");
  Command->callback([&Call] {
    if (llvm::sys::fs::exists(ConfigurationFile)) {
      Call.Status = usageError(".nostall.yaml exists already; nothing was written");
      return;
    }
    llvm::Error E = llvm::writeToOutput(ConfigurationFile, [](llvm::raw_ostream &Out) {
      Out << Template;
      return llvm::Error::success();
    });
    if (E)
      Call.Status = usageError(".nostall.yaml cannot be written: " + llvm::toString(std::move(E)));
    else
      llvm::outs() << "wrote .nostall.yaml\n";
  });
}
