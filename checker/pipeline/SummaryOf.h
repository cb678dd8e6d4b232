//===- SummaryOf.h - From an AST to a summary -------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// The one place that chooses the engine, while the one of flow graphs grows beside extract: with the environment
// variable NOSTALL_ENGINE=graphs summaries come from lower, flow and program. It goes when extract does.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PIPELINE_SUMMARYOF_H
#define NOSTALL_PIPELINE_SUMMARYOF_H

#include "knowledge/Configuration.h"
#include "model/Summary.h"
#include "llvm/ADT/ArrayRef.h"
#include <string>

namespace clang {
class ASTContext;
class Decl;
} // namespace clang

namespace nostall {

/// The engine that was chosen, for keys of what is stored: one never takes what the other made.
std::string chosenEngine();

/// What the unit of \p Context says about its functions, from \p Roots on; see extract().
TuSummary summaryOf(clang::ASTContext &Context, llvm::ArrayRef<const clang::Decl *> Roots, const Configuration &Config,
                    llvm::StringRef ProjectRoot);

} // namespace nostall

#endif
