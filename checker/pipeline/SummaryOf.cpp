//===- SummaryOf.cpp - From an AST to a summary ------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/SummaryOf.h"
#include "extract/Extract.h"
#include "lower/Lower.h"
#include "lower/SourcePlaces.h"
#include "program/Summarise.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/Process.h"

using namespace nostall;

std::string nostall::chosenEngine() { return llvm::sys::Process::GetEnv("NOSTALL_ENGINE").value_or(""); }

TuSummary nostall::summaryOf(clang::ASTContext &Context, llvm::ArrayRef<const clang::Decl *> Roots,
                             const Configuration &Config, llvm::StringRef ProjectRoot) {
  if (chosenEngine() != "graphs")
    return extract(Context, Roots, Config, ProjectRoot);
  TuSummary Summary = program::summarise(lower(Context, Roots, Config.knowledge(), ProjectRoot), Config.knowledge());
  const clang::SourceManager &Sources = Context.getSourceManager();
  SourcePlaces Places(Sources, Summary.Strings, ProjectRoot);
  if (Sources.getFileEntryRefForID(Sources.getMainFileID()))
    Summary.MainFile = Summary.Strings[Places.file(Sources.getMainFileID())].str();
  return Summary;
}
