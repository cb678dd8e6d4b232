//===- Formats.cpp - The list of output formats -----------------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// The one place that knows which formats there are: `--format`, its help and the test of its documentation read this.
//
//===----------------------------------------------------------------------===//
#include "render/Render.h"
#include "llvm/ADT/STLExtras.h"

using namespace nostall;

static constexpr Format Formats[] = {
    {"text", "for people, cause first", renderText},
    {"json", "nostall's own, complete", renderJson},
    {"sarif", "SARIF 2.1.0, for code scanning and viewers", renderSarif},
    {"github", "annotations in a GitHub workflow", renderGitHub},
    {"gitlab", "GitLab's code quality report", renderGitLab},
    {"rdjsonl", "reviewdog's diagnostics, with suggestions", renderRdjsonl},
    {"markdown", "a summary for a CI job's page", renderMarkdown},
};

llvm::ArrayRef<Format> nostall::allFormats() { return Formats; }

const Format *nostall::findFormat(llvm::StringRef Name) {
  const auto *Found = llvm::find_if(Formats, [&](const Format &F) { return F.Name == Name; });
  return Found == std::end(Formats) ? nullptr : Found;
}
