//===- Baseline.cpp - Old findings that are left for later --------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "gate/Baseline.h"
#include "gate/Facts.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"
#include <map>

using namespace nostall;
using namespace llvm;

static constexpr StringLiteral Head = "# nostall baseline, version 1: findings that are left for later; see 'nostall "
                                      "baseline --help'\n";

std::string nostall::writeBaseline(std::vector<BaselineEntry> Entries) {
  sort(Entries);
  std::string Text = Head.str();
  raw_string_ostream Out(Text);
  for (const BaselineEntry &E : Entries) {
    json::OStream J(Out);
    J.object([&] {
      J.attribute("rule", E.Rule);
      J.attribute("file", E.File);
      J.attribute("function", E.Function);
      J.attribute("call", E.Call);
      J.attribute("cause", E.Cause);
      if (E.Ordinal > 1)
        J.attribute("ordinal", E.Ordinal);
      J.attribute("text", E.Text);
      if (!E.Reason.empty())
        J.attribute("reason", E.Reason);
    });
    Out << '\n';
  }
  return Text;
}

static std::string readEntry(const json::Value &Value, BaselineEntry &E) {
  const json::Object *Object = Value.getAsObject();
  if (!Object)
    return "expected an object";
  const std::map<StringRef, std::string *> Texts = {
      {"rule", &E.Rule},   {"file", &E.File}, {"function", &E.Function}, {"call", &E.Call},
      {"cause", &E.Cause}, {"text", &E.Text}, {"reason", &E.Reason}};
  for (const auto &[Key, Member] : *Object) {
    const StringRef Name = Key;
    if (Name == "ordinal") {
      const std::optional<int64_t> Number = Member.getAsInteger();
      if (!Number || *Number < 1)
        return "'ordinal' must be a number from 1 on";
      E.Ordinal = static_cast<unsigned>(*Number);
      continue;
    }
    const auto Found = Texts.find(Name);
    if (Found == Texts.end())
      return "unknown key '" + Name.str() + "'; allowed: rule, file, function, call, cause, ordinal, text, reason";
    const std::optional<StringRef> Text = Member.getAsString();
    if (!Text)
      return "'" + Name.str() + "' must be a text";
    *Found->second = Text->str();
  }
  return E.Rule.empty() ? "an entry needs 'rule'" : "";
}

Expected<std::vector<BaselineEntry>> nostall::readBaseline(StringRef Text, StringRef File) {
  std::vector<BaselineEntry> Entries;
  SmallVector<StringRef, 0> Lines;
  Text.split(Lines, '\n');
  for (const auto &[Index, Line] : enumerate(Lines)) {
    const StringRef Written = Line.trim();
    if (Written.empty() || Written.starts_with("#"))
      continue;
    const auto fail = [&, Number = Index + 1](const Twine &Why) {
      return createStringError(inconvertibleErrorCode(), File + ":" + Twine(Number) + ": " + Why);
    };
    Expected<json::Value> Value = json::parse(Written);
    if (!Value)
      return fail(toString(Value.takeError()));
    BaselineEntry &E = Entries.emplace_back();
    if (const std::string Why = readEntry(*Value, E); !Why.empty())
      return fail(Why);
  }
  // A merge may have left the same line twice.
  sort(Entries);
  Entries.erase(llvm::unique(Entries), Entries.end());
  return Entries;
}

std::vector<BaselineEntry> nostall::baselineEntries(ArrayRef<Finding> Findings, StringRef Folder,
                                                    function_ref<std::optional<StringRef>(StringRef File)> Texts) {
  std::vector<BaselineEntry> Entries;
  std::map<std::tuple<std::string, std::string, std::string, std::string, std::string>, unsigned> Seen;
  for (const Finding &F : Findings) {
    BaselineEntry E;
    E.Rule = F.Rule;
    StringRef File = F.Place.File;
    if (File.consume_front(Folder))
      File.consume_front("/");
    E.File = File.str();
    E.Function = F.Function;
    E.Call = F.Chain.front().Call;
    E.Cause = F.cause().Call;
    E.Ordinal = ++Seen[{E.Rule, E.File, E.Function, E.Call, E.Cause}];
    if (const std::optional<StringRef> Text = Texts(F.Place.File))
      E.Text = utohexstr(expressionHash(*Text, F.Place.Offset), /*LowerCase=*/true, 16);
    Entries.push_back(std::move(E));
  }
  return Entries;
}

std::vector<std::optional<size_t>> nostall::matchBaseline(ArrayRef<BaselineEntry> Baseline, ArrayRef<BaselineEntry> Now,
                                                          const StringSet<> &Functions) {
  std::vector<std::optional<size_t>> Result(Now.size());
  std::vector<bool> Used(Baseline.size(), false);
  using Same = function_ref<bool(const BaselineEntry &, const BaselineEntry &)>;
  // Each tier sorts the entries by what they must share, so that thousands cost no more than their logarithm.
  const auto tier = [&](auto Key, Same And) {
    std::map<decltype(Key(BaselineEntry())), std::vector<size_t>> Left;
    for (const auto &[Index, Old] : enumerate(Baseline))
      if (!Used[Index])
        Left[Key(Old)].push_back(Index);
    for (const auto &[Index, New] : enumerate(Now)) {
      const auto Found = Result[Index] ? Left.end() : Left.find(Key(New));
      if (Found == Left.end())
        continue;
      for (const size_t Old : Found->second)
        if (!Used[Old] && And(New, Baseline[Old])) {
          Used[Old] = true;
          Result[Index] = Old;
          break;
        }
    }
  };
  const auto always = [](const BaselineEntry &, const BaselineEntry &) { return true; };
  // An entry's function that is gone may be this one under another name.
  const auto renamed = [&](const BaselineEntry &New, const BaselineEntry &Old) {
    return New.Function == Old.Function || !Functions.contains(Old.Function);
  };
  using E = const BaselineEntry &;
  tier([](E X) { return std::tuple(X.Rule, X.File, X.Function, X.Call, X.Cause, X.Text, X.Ordinal); }, always);
  tier([](E X) { return std::tuple(X.Rule, X.File, X.Function, X.Call, X.Cause, X.Text); }, always);
  tier([](E X) { return std::tuple(X.Rule, X.File, X.Function, X.Call, X.Cause); }, always);
  tier([](E X) { return std::tuple(X.Rule, X.Function, X.Call, X.Cause, X.Text); }, always);
  tier([](E X) { return std::tuple(X.Rule, X.File, X.Call, X.Cause, X.Text); }, renamed);
  tier([](E X) { return std::tuple(X.Rule, X.File, X.Function, X.Cause); },
       [&](E, E Old) { return !Functions.contains(Old.Call); });
  tier([](E X) { return std::tuple(X.Rule, X.Call, X.Cause, X.Text); }, renamed);
  return Result;
}
