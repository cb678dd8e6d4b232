//===- Messages.cpp - The parts of the protocol's messages that a session reads --------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "clangd/Messages.h"
#include "llvm/ADT/STLExtras.h"
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

json::Object nostall::positionOf(unsigned Offset, StringRef Text, PositionUnit Unit) {
  const StringRef Before = Text.take_front(Offset), Line = Before.substr(Before.rfind('\n') + 1);
  int64_t Character = 0;
  for (const char C : Line) {
    const auto Byte = static_cast<unsigned char>(C);
    const bool Continues = (Byte & 0xC0) == 0x80, FourBytes = Byte >= 0xF0;
    if (Unit == PositionUnit::Utf8)
      ++Character;
    else if (!Continues)
      Character += Unit == PositionUnit::Utf16 && FourBytes ? 2 : 1;
  }
  return json::Object{{"line", static_cast<int64_t>(Before.count('\n'))}, {"character", Character}};
}

bool nostall::asksToFixAll(const json::Value &CodeActionParams) {
  const json::Object *Params = CodeActionParams.getAsObject();
  const json::Object *Context = Params ? Params->getObject("context") : nullptr;
  const json::Array *Only = Context ? Context->getArray("only") : nullptr;
  return Only && llvm::any_of(*Only, [](const json::Value &Kind) {
           StringRef Rest = FixAllKind;
           return Rest.consume_front(Kind.getAsString().value_or("-")) && (Rest.empty() || Rest.starts_with("."));
         });
}

bool nostall::announceFixAll(json::Value &InitializeResult) {
  json::Object *Result = InitializeResult.getAsObject();
  json::Object *Capabilities = Result ? Result->getObject("capabilities") : nullptr;
  json::Object *Provider = Capabilities ? Capabilities->getObject("codeActionProvider") : nullptr;
  json::Array *Kinds = Provider ? Provider->getArray("codeActionKinds") : nullptr;
  if (Kinds)
    Kinds->push_back(StringRef(FixAllKind));
  return Kinds;
}

void nostall::addFixAll(json::Value &Result, StringRef Uri, const json::Value &Version, bool WithVersion,
                        llvm::ArrayRef<Edit> Edits, StringRef Text, PositionUnit Unit) {
  json::Array *Actions = Result.getAsArray();
  if (!Actions || Edits.empty())
    return;
  json::Array Changes;
  for (const Edit &E : Edits)
    Changes.push_back(json::Object{
        {"range", json::Object{{"start", positionOf(E.Begin, Text, Unit)}, {"end", positionOf(E.End, Text, Unit)}}},
        {"newText", E.Text}});
  json::Object All;
  if (WithVersion)
    All["documentChanges"] = json::Array{json::Object{
        {"textDocument", json::Object{{"uri", Uri.str()}, {"version", Version}}}, {"edits", std::move(Changes)}}};
  else
    All["changes"] = json::Object{{Uri.str(), std::move(Changes)}};
  Actions->push_back(json::Object{
      {"title", "make all safe fixes of nostall"}, {"kind", StringRef(FixAllKind)}, {"edit", std::move(All)}});
}

/// The line at which a diagnostic begins, counted from 1; 0 when it has none.
static unsigned lineOf(const json::Object &Diagnostic) {
  const json::Object *Range = Diagnostic.getObject("range"), *Start = Range ? Range->getObject("start") : nullptr;
  return Start ? static_cast<unsigned>(Start->getInteger("line").value_or(-1) + 1) : 0;
}

/// The rule of a diagnostic; empty when it is not nostall's.
static StringRef ruleOf(const json::Value &Diagnostic) {
  const json::Object *Members = Diagnostic.getAsObject();
  const StringRef Code = Members ? Members->getString("code").value_or("") : "";
  return Code.starts_with("nostall-") ? Code : "";
}

std::set<std::pair<std::string, unsigned>> nostall::publishedPlaces(const json::Array &Diagnostics) {
  std::set<std::pair<std::string, unsigned>> Result;
  for (const json::Value &Value : Diagnostics)
    if (const StringRef Rule = ruleOf(Value); !Rule.empty())
      Result.insert({Rule.str(), lineOf(*Value.getAsObject())});
  return Result;
}

void nostall::completeDiagnostics(json::Array &Diagnostics, llvm::function_ref<std::string(unsigned)> CategoryAt) {
  for (json::Value &Value : Diagnostics) {
    const std::string Rule = ruleOf(Value).str();
    if (Rule.empty())
      continue;
    json::Object *Diagnostic = Value.getAsObject();
    (*Diagnostic)["codeDescription"] =
        json::Object{{"href", NOSTALL_HOMEPAGE "/blob/main/checker/rules/" + Rule + ".md"}};
    (*Diagnostic)["source"] = "nostall";
    const unsigned Line = lineOf(*Diagnostic);
    const std::string Category = Line ? CategoryAt(Line) : std::string();
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
