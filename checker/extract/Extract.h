//===- Extract.h - From Clang's AST to a TuSummary ----------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// The only walk of an AST. It starts from the user's own declarations and enters a header's function only when
// something reaches it, so that a translation unit costs what its own code costs, whatever it includes.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_EXTRACT_EXTRACT_H
#define NOSTALL_EXTRACT_EXTRACT_H

#include "knowledge/Configuration.h"
#include "model/Summary.h"

namespace clang {
class ASTContext;
class Decl;
} // namespace clang

namespace nostall {

/// Summarises a parsed translation unit. \p Roots are its top-level declarations (those in system headers are passed
/// over). Both must outlive the call only.
TuSummary extract(clang::ASTContext &Context, llvm::ArrayRef<const clang::Decl *> Roots, const Configuration &Config,
                  llvm::StringRef ProjectRoot);

/// Whether the body of \p D must be parsed: what a consumer's shouldSkipFunctionBody asks.
class BodyFilter {
public:
  BodyFilter(clang::ASTContext &Context, const Configuration &Config);
  ~BodyFilter();
  bool needsBody(const clang::Decl &D);

private:
  class Implementation;
  std::unique_ptr<Implementation> Impl;
};

} // namespace nostall

#endif
