//===- Messages.h - The parts of the protocol's messages that a session reads ------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_CLANGD_MESSAGES_H
#define NOSTALL_CLANGD_MESSAGES_H

#include "model/Finding.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/JSON.h"
#include <optional>
#include <set>
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

/// The position of byte \p Offset of \p Text, which does not stand within a character.
llvm::json::Object positionOf(unsigned Offset, llvm::StringRef Text, PositionUnit Unit);

/// The kind of the code action that makes all safe fixes of a file.
inline constexpr llvm::StringLiteral FixAllKind = "source.fixAll.nostall";
/// Whether a request for code actions asks for that kind by its name, or for all of a kind that it belongs to, as
/// editors do before they save. One that names no kinds wants what can be done at a place.
bool asksToFixAll(const llvm::json::Value &CodeActionParams);
/// Adds the kind to those that the answer to `initialize` names; false when it names none, since the editor does not
/// know kinds.
bool announceFixAll(llvm::json::Value &InitializeResult);
/// Adds the action that makes \p Edits, of a document whose text is \p Text, to the result of a request.
/// \p WithVersion: the editor takes edits of one version of a document, and refuses them for another.
void addFixAll(llvm::json::Value &Result, llvm::StringRef Uri, const llvm::json::Value &Version, bool WithVersion,
               llvm::ArrayRef<Edit> Edits, llvm::StringRef Text, PositionUnit Unit);

/// The rule and the line, counted from 1, of each diagnostic of nostall's.
std::set<std::pair<std::string, unsigned>> publishedPlaces(const llvm::json::Array &Diagnostics);

/// Gives each diagnostic of nostall's its source, the page of its rule and, by its line counted from 1, its category.
void completeDiagnostics(llvm::json::Array &Diagnostics, llvm::function_ref<std::string(unsigned Line)> CategoryAt);

/// Adds a paragraph to the result of a hover.
void appendToHover(llvm::json::Value &Result, llvm::StringRef Markdown);

} // namespace nostall

#endif
