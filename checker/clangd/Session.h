//===- Session.h - What passes between clangd and the editor -------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// clangd turns nostall's diagnostics into the editor's like those of every check of clang-tidy. What it does not know
// of them is added to its messages on their way out: the page of the rule, and what the call waits for.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_CLANGD_SESSION_H
#define NOSTALL_CLANGD_SESSION_H

#include "clangd/ClangdInterface.h"

namespace nostall {

/// A connection that passes everything on to another one, and completes what clangd says. Thread safety is that of
/// clangd's connections.
class Session : public clang::clangd::Transport {
public:
  explicit Session(std::unique_ptr<clang::clangd::Transport> Editor) : Editor(std::move(Editor)) {}

  void notify(llvm::StringRef Method, llvm::json::Value Params) override;
  void call(llvm::StringRef Method, llvm::json::Value Params, llvm::json::Value Id) override;
  void reply(llvm::json::Value Id, llvm::Expected<llvm::json::Value> Result) override;
  llvm::Error loop(MessageHandler &Clangd) override;

private:
  std::unique_ptr<clang::clangd::Transport> Editor;
};

/// Gives each diagnostic of nostall's its source and the page of its rule.
void completeDiagnostics(llvm::json::Array &Diagnostics);

} // namespace nostall

#endif
