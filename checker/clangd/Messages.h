//===- Messages.h - The parts of the protocol's messages that a session reads ------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_CLANGD_MESSAGES_H
#define NOSTALL_CLANGD_MESSAGES_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/JSON.h"
#include <optional>
#include <string>

namespace nostall {

/// The path of a `file:` URI; empty for every other.
std::string pathOf(llvm::StringRef Uri);
/// The path of the document that a message is about; empty when it names none.
std::string documentOf(const llvm::json::Value &Params);

/// How a position counts within its line.
enum class PositionUnit { Utf8, Utf16, Utf32 };
/// The unit that the server's answer to `initialize` names.
PositionUnit positionUnitOf(const llvm::json::Value &InitializeResult);

/// The byte of a position as the protocol has it, in \p Text; none when there is no such line.
std::optional<unsigned> offsetOf(const llvm::json::Object &Position, llvm::StringRef Text, PositionUnit Unit);

/// Gives each diagnostic of nostall's its source, the page of its rule and, by its line counted from 1, its category.
void completeDiagnostics(llvm::json::Array &Diagnostics, llvm::function_ref<std::string(unsigned Line)> CategoryAt);

/// Adds a paragraph to the result of a hover.
void appendToHover(llvm::json::Value &Result, llvm::StringRef Markdown);

} // namespace nostall

#endif
