//===- ParseUnit.h - From a compile command to a TuSummary --------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Parses one source file as its compile command says, but without the function bodies of libraries, which is what makes
// a check cheaper than a compilation, and summarises it.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PIPELINE_PARSEUNIT_H
#define NOSTALL_PIPELINE_PARSEUNIT_H

#include "knowledge/Configuration.h"
#include "model/FlowGraph.h"
#include "model/Summary.h"
#include "pipeline/Preamble.h"

namespace nostall {

struct ParsedUnit {
  TuSummary Summary;
  graph::Unit Graphs; ///< empty unless ParseInput::Graphs asks for them
  /// Why the file could not be read as C++ to its end; empty when all is well. The summary holds what was parsed.
  std::vector<std::string> Errors;
  bool UsedBundledHeaders = false; ///< it includes a header of the runtime that only the binary carries
  FileDependencies Dependencies;   ///< what the parse looked at, when ParseInput::States is given
};

/// What becomes of the AST's memory: giving it back takes a few per cent of the time, which a process that ends after
/// one file can save.
enum class AstMemory : uint8_t { Free, LeaveToProcessEnd };

/// What a parse is given besides its command.
struct ParseInput {
  const Configuration &Config;
  llvm::StringRef ProjectRoot; ///< see model/ProjectPath.h
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files;
  AstMemory Memory = AstMemory::Free;
  FileStates *States = nullptr;           ///< when given, what the parse looks at is written down
  const PreambleFile *Preamble = nullptr; ///< begins with the file's leading includes; needs States
  bool Graphs = false;                    ///< whether to lower the unit to flow graphs as well
};

/// Safe to call from several threads at once, each with a file system of its own.
ParsedUnit parseUnit(const CompileCommand &Command, const ParseInput &Input);

/// The folder, in memory only, that holds the runtime's headers for programs whose include path lacks them; it is
/// searched last.
constexpr llvm::StringLiteral BundledIncludeDirectory = "/nostall-bundled-headers";
/// The files in it: {name below the folder, text}.
llvm::ArrayRef<std::pair<llvm::StringRef, llvm::StringRef>> embeddedHeaders();

} // namespace nostall

#endif
