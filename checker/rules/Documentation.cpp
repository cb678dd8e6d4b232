//===- Documentation.cpp - The documents of the rules, inside the binary ----------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rules/Rules.h"

namespace nostall {
/// {"nostall-blocking-call.md", text}, ...; written by the build.
llvm::ArrayRef<std::pair<llvm::StringRef, llvm::StringRef>> embeddedRuleDocuments();
} // namespace nostall

llvm::StringRef nostall::documentationOf(llvm::StringRef RuleName) {
  for (const auto &[Name, Text] : embeddedRuleDocuments())
    if (Name.starts_with(RuleName) && Name.drop_front(RuleName.size()) == ".md")
      return Text;
  return {};
}
