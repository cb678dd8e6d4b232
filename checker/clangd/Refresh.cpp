//===- Refresh.cpp - What clangd is told of open files ----------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "clangd/Refresh.h"
#include "clangd/ClangdInterface.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/Twine.h"

using namespace nostall;
using namespace clang::clangd;

/// The file that is to be looked at again; empty when none is.
static std::string &refreshed() {
  static thread_local std::string File;
  return File;
}

static llvm::StringMap<std::shared_ptr<const std::string>> &openTexts() {
  static llvm::StringMap<std::shared_ptr<const std::string>> Texts;
  return Texts;
}

std::shared_ptr<const std::string> nostall::openText(llvm::StringRef File) { return openTexts().lookup(File); }
void nostall::forgetText(llvm::StringRef File) { openTexts().erase(File); }

RefreshScope::RefreshScope(std::string File) { refreshed() = std::move(File); }
RefreshScope::~RefreshScope() { refreshed().clear(); }

std::string nostall::uriOf(llvm::StringRef Path) {
  std::string Uri = "file://";
  for (const char C : Path) {
    const bool Plain = llvm::isAlnum(C) || llvm::StringRef("/-_.~").contains(C);
    Uri += Plain ? std::string(1, C) : "%" + llvm::utohexstr(static_cast<unsigned char>(C), false, 2);
  }
  return Uri;
}

void clang::clangd::wrappedAddDocument(ClangdServer *Server, llvm::StringRef File, llvm::StringRef Contents,
                                       llvm::StringRef Version, WantDiagnostics Want, bool ForceRebuild) {
  openTexts()[File] = std::make_shared<const std::string>(Contents.str());
  if (File == refreshed()) {
    // A text that differs by a comment at its end has the same diagnostics. The text as it is follows at once, but
    // clangd may leave that one out when yet another comes behind it: so no two comments are the same.
    static unsigned Count = 0;
    const std::string Different = (Contents + "\n// " + llvm::Twine(++Count) + "\n").str();
    originalAddDocument(Server, File, Different, Version, WantDiagnostics::Yes, false);
    Want = WantDiagnostics::No;
  }
  originalAddDocument(Server, File, Contents, Version, Want, ForceRebuild);
}
