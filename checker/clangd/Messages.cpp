//===- Messages.cpp - The parts of the protocol's messages that a session reads --------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "clangd/Messages.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

using namespace nostall;
using llvm::StringRef;
namespace json = llvm::json;

std::string nostall::pathOf(StringRef Uri) {
  if (!Uri.consume_front("file://"))
    return {};
  std::string Path;
  for (size_t I = 0; I < Uri.size(); ++I) {
    unsigned Byte = 0;
    if (Uri[I] == '%' && !Uri.substr(I + 1, 2).getAsInteger(16, Byte)) {
      Path += static_cast<char>(Byte);
      I += 2;
    } else {
      Path += Uri[I];
    }
  }
  llvm::SmallString<256> Clean(Path);
  llvm::sys::path::remove_dots(Clean, /*remove_dot_dot=*/true);
  return std::string(Clean);
}

std::string nostall::documentOf(const json::Value &Params) {
  const json::Object *All = Params.getAsObject();
  const json::Object *Document = All ? All->getObject("textDocument") : nullptr;
  return Document ? pathOf(Document->getString("uri").value_or("")) : std::string();
}

PositionUnit nostall::positionUnitOf(const json::Value &InitializeResult) {
  const json::Object *Result = InitializeResult.getAsObject();
  const json::Object *Capabilities = Result ? Result->getObject("capabilities") : nullptr;
  StringRef Name = Result ? Result->getString("offsetEncoding").value_or("") : "";
  if (Capabilities)
    Name = Capabilities->getString("positionEncoding").value_or(Name);
  return Name == "utf-8" ? PositionUnit::Utf8 : Name == "utf-32" ? PositionUnit::Utf32 : PositionUnit::Utf16;
}

std::optional<unsigned> nostall::offsetOf(const json::Object &Position, StringRef Text, PositionUnit Unit) {
  size_t Start = 0;
  for (int64_t Line = Position.getInteger("line").value_or(-1); Line != 0; --Line) {
    const size_t End = Line < 0 ? StringRef::npos : Text.find('\n', Start);
    if (End == StringRef::npos)
      return std::nullopt;
    Start = End + 1;
  }
  int64_t Left = Position.getInteger("character").value_or(0);
  size_t At = Start;
  for (; Left > 0 && At < Text.size() && Text[At] != '\n'; ++At) {
    const auto Byte = static_cast<unsigned char>(Text[At]);
    const bool Continues = (Byte & 0xC0) == 0x80, FourBytes = Byte >= 0xF0;
    if (Unit == PositionUnit::Utf8)
      --Left;
    else if (!Continues)
      Left -= Unit == PositionUnit::Utf16 && FourBytes ? 2 : 1;
  }
  // The bytes that belong to the last character.
  while (Unit != PositionUnit::Utf8 && At < Text.size() && (static_cast<unsigned char>(Text[At]) & 0xC0) == 0x80)
    ++At;
  return static_cast<unsigned>(At);
}

void nostall::completeDiagnostics(json::Array &Diagnostics, llvm::function_ref<std::string(unsigned)> CategoryAt) {
  for (json::Value &Value : Diagnostics) {
    json::Object *Diagnostic = Value.getAsObject();
    const StringRef Code = Diagnostic ? Diagnostic->getString("code").value_or("") : "";
    if (!Code.starts_with("nostall-"))
      continue;
    const std::string Rule = Code.str();
    (*Diagnostic)["codeDescription"] =
        json::Object{{"href", NOSTALL_HOMEPAGE "/blob/main/checker/rules/" + Rule + ".md"}};
    (*Diagnostic)["source"] = "nostall";
    const json::Object *Range = Diagnostic->getObject("range"), *Start = Range ? Range->getObject("start") : nullptr;
    const std::string Category =
        Start ? CategoryAt(static_cast<unsigned>(Start->getInteger("line").value_or(0)) + 1) : std::string();
    if (Rule == "nostall-blocking-call" && !Category.empty())
      (*Diagnostic)["category"] = Category;
  }
}

void nostall::appendToHover(json::Value &Result, StringRef Markdown) {
  json::Object *Hover = Result.getAsObject();
  json::Object *Contents = Hover ? Hover->getObject("contents") : nullptr;
  if (Contents)
    (*Contents)["value"] = (Contents->getString("value").value_or("") + "\n\n---\n" + Markdown).str();
}
