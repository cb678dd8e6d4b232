//===- Refresh.h - What clangd is told of open files --------------------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_CLANGD_REFRESH_H
#define NOSTALL_CLANGD_REFRESH_H

#include "llvm/ADT/StringRef.h"
#include <memory>
#include <string>

namespace nostall {

/// While it lives, a change of \p File that changes nothing makes clangd parse the file and tell its diagnostics.
/// Without it clangd takes what it knows for good; its own way to be forced parses all headers again, too. For the
/// thread of the messages.
class RefreshScope {
public:
  explicit RefreshScope(std::string File);
  ~RefreshScope();
  RefreshScope(const RefreshScope &) = delete;
};

/// What an open file holds by the last message about it; null when it is not open. For the thread of the messages.
std::shared_ptr<const std::string> openText(llvm::StringRef File);
/// The editor has closed \p File.
void forgetText(llvm::StringRef File);

/// The `file:` URI of an absolute path.
std::string uriOf(llvm::StringRef Path);

} // namespace nostall

#endif
