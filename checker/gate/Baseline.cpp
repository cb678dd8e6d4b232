//===- Baseline.cpp - Old pairs that are left for later -----------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "gate/Baseline.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"

using namespace nostall;
using namespace llvm;

static constexpr int64_t Version = 2;
static constexpr StringLiteral Head = "# nostall baseline: what is left for later; see 'nostall baseline --help'\n";

//===----------------------------------------------------------------------===//
// Writing
//===----------------------------------------------------------------------===//

/// Pairs that stand on one line of the file.
using LinesOfPairs = std::map<std::tuple<BaselineCause, std::string>, std::vector<BaselinePair>>;

static LinesOfPairs linesOf(std::vector<BaselinePair> Pairs) {
  llvm::stable_sort(Pairs);
  LinesOfPairs Lines;
  for (BaselinePair &P : Pairs)
    Lines[{P.Cause, P.EntryFile}].push_back(std::move(P));
  return Lines;
}

/// Each once, in their order.
static std::string joinedReasons(ArrayRef<BaselinePair> Pairs) {
  SmallVector<StringRef, 2> Reasons;
  for (const BaselinePair &P : Pairs)
    if (!P.Reason.empty() && !is_contained(Reasons, P.Reason))
      Reasons.push_back(P.Reason);
  return llvm::join(Reasons, "; ");
}

static void writePairs(json::OStream &J, ArrayRef<BaselinePair> Pairs) {
  const BaselineCause &Cause = Pairs.front().Cause;
  J.attribute("rule", Cause.Rule);
  J.attribute("file", Cause.File);
  J.attribute("function", Cause.Function);
  J.attribute("call", Cause.Call);
  if (Cause.Ordinal > 1)
    J.attribute("ordinal", Cause.Ordinal);
  J.attribute("text", Cause.Text);
  J.attribute("entries_in", Pairs.front().EntryFile);
  J.attributeArray("entries", [&] {
    for (const BaselinePair &P : Pairs)
      J.value(P.Entry);
  });
  if (const std::string Reason = joinedReasons(Pairs); !Reason.empty())
    J.attribute("reason", Reason);
}

static void writeFormer(json::OStream &J, const FormerEntry &E) {
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
}

std::string nostall::writeBaseline(const Baseline &B) {
  std::string Text = Head.str();
  raw_string_ostream Out(Text);
  const auto line = [&](auto Members) {
    json::OStream J(Out);
    J.object([&] { Members(J); });
    Out << '\n';
  };
  for (const std::string &Tool : B.Tools)
    line([&](json::OStream &J) {
      J.attribute("nostall", Version);
      J.attribute("tool", Tool);
    });
  for (const auto &[Key, Pairs] : linesOf(B.Pairs))
    line([&, &Of = Pairs](json::OStream &J) { writePairs(J, Of); });
  for (const FormerEntry &E : B.Former)
    line([&](json::OStream &J) { writeFormer(J, E); });
  for (const auto &[File, Hashes] : B.Texts)
    line([&, &Name = File, &All = Hashes](json::OStream &J) {
      J.attribute("functions_of", Name);
      J.attribute("texts",
                  llvm::join(map_range(All, [](uint32_t H) { return utohexstr(H, /*LowerCase=*/true, 8); }), " "));
    });
  return Text;
}

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

namespace {

/// Takes the members of one object by their names. The first thing that is wrong is kept.
class LineReader {
public:
  explicit LineReader(const json::Object &O) : Object(O) {}

  /// Fails unless all keys are among these, the first of which must be there.
  void allow(ArrayRef<StringRef> Keys) {
    for (const auto &[Key, Member] : Object)
      if (!is_contained(Keys, StringRef(Key)))
        fail("unknown key '" + StringRef(Key) + "'; allowed: " + llvm::join(Keys, ", "));
    if (!Object.get(Keys.front()))
      fail("an entry needs '" + Keys.front() + "'");
  }
  std::string text(StringRef Key) {
    const json::Value *Value = Object.get(Key);
    const std::optional<StringRef> Text = Value ? Value->getAsString() : std::optional<StringRef>("");
    if (!Text)
      fail("'" + Key + "' must be a text");
    return Text.value_or("").str();
  }
  unsigned ordinal() {
    const json::Value *Value = Object.get("ordinal");
    const std::optional<int64_t> Number = Value ? Value->getAsInteger() : std::optional<int64_t>(1);
    if (!Number || *Number < 1)
      fail("'ordinal' must be a number from 1 on");
    return static_cast<unsigned>(Number.value_or(1));
  }
  std::vector<std::string> texts(StringRef Key) {
    std::vector<std::string> Result;
    const json::Array *All = Object.getArray(Key);
    const auto isText = [](const json::Value &V) { return V.kind() == json::Value::String; };
    if (!All || All->empty() || !all_of(*All, isText))
      fail("'" + Key + "' must be a list of texts");
    else
      for (const json::Value &V : *All)
        Result.push_back(V.getAsString()->str());
    return Result;
  }
  void fail(const Twine &What) {
    if (Wrong.empty())
      Wrong = What.str();
  }
  const std::string &wrong() const { return Wrong; }

private:
  const json::Object &Object;
  std::string Wrong;
};

class BaselineReader {
public:
  Expected<Baseline> read(StringRef Text, StringRef File);

private:
  void readLine(LineReader &In, const json::Object &O, unsigned Line);
  void readTool(LineReader &In, const json::Object &O);
  void readTexts(LineReader &In);
  void readFormer(LineReader &In, unsigned Line);
  void readPairs(LineReader &In, unsigned Line);

  Baseline Result;
};

} // namespace

void BaselineReader::readTool(LineReader &In, const json::Object &O) {
  In.allow({"nostall", "tool"});
  if (O.getInteger("nostall") != Version)
    In.fail("this nostall reads baselines of version 1 and " + Twine(Version));
  Result.Tools.insert(In.text("tool"));
}

void BaselineReader::readTexts(LineReader &In) {
  In.allow({"functions_of", "texts"});
  std::set<uint32_t> &Into = Result.Texts[In.text("functions_of")];
  const std::string Written = In.text("texts");
  for (const StringRef Word : split(Written, ' ')) {
    uint32_t Hash = 0;
    if (!Word.empty() && Word.getAsInteger(16, Hash))
      In.fail("'texts' must be hexadecimal numbers");
    else if (!Word.empty())
      Into.insert(Hash);
  }
}

void BaselineReader::readFormer(LineReader &In, unsigned Line) {
  In.allow({"rule", "file", "function", "call", "cause", "ordinal", "text", "reason"});
  FormerEntry E{In.text("rule"), In.text("file"),   In.text("function"),
                In.text("call"), In.text("cause"),  In.ordinal(),
                In.text("text"), In.text("reason"), Line};
  Result.Former.push_back(std::move(E));
}

void BaselineReader::readPairs(LineReader &In, unsigned Line) {
  In.allow({"rule", "file", "function", "call", "ordinal", "text", "entries_in", "entries", "reason"});
  BaselinePair P;
  P.Cause = {In.text("rule"), In.text("file"), In.text("function"), In.text("call"), In.ordinal(), In.text("text")};
  P.EntryFile = In.text("entries_in");
  P.Reason = In.text("reason");
  P.Line = Line;
  for (std::string &Entry : In.texts("entries")) {
    P.Entry = std::move(Entry);
    Result.Pairs.push_back(P);
  }
}

void BaselineReader::readLine(LineReader &In, const json::Object &O, unsigned Line) {
  if (O.get("nostall"))
    readTool(In, O);
  else if (O.get("functions_of"))
    readTexts(In);
  else if (O.get("cause"))
    readFormer(In, Line);
  else
    readPairs(In, Line);
}

/// A merge may have left two lines that tell of the same cause and file: what both name is one pair. Within one line an
/// entry that is named twice is two.
static void dropRepeated(std::vector<BaselinePair> &Pairs) {
  llvm::stable_sort(Pairs);
  std::vector<BaselinePair> Result;
  for (auto From = Pairs.begin(); From != Pairs.end();) {
    const auto To = std::find_if(From, Pairs.end(), [&](const BaselinePair &P) { return P != *From; });
    std::map<unsigned, size_t> CountOf; // by line
    for (auto At = From; At != To; ++At)
      ++CountOf[At->Line];
    size_t Most = 0;
    for (const auto &[Line, Count] : CountOf)
      Most = std::max(Most, Count);
    const auto Worded = std::find_if(From, To, [](const BaselinePair &P) { return !P.Reason.empty(); });
    Result.insert(Result.end(), Most, Worded == To ? *From : *Worded);
    From = To;
  }
  Pairs = std::move(Result);
}

Expected<Baseline> BaselineReader::read(StringRef Text, StringRef File) {
  SmallVector<StringRef, 0> Lines;
  Text.split(Lines, '\n');
  for (const auto &[Index, Line] : enumerate(Lines)) {
    const StringRef Written = Line.trim();
    if (Written.empty() || Written.starts_with("#"))
      continue;
    const auto Number = static_cast<unsigned>(Index + 1);
    const auto fail = [&](const Twine &Why) {
      return createStringError(inconvertibleErrorCode(), File + ":" + Twine(Number) + ": " + Why);
    };
    Expected<json::Value> Value = json::parse(Written);
    if (!Value)
      return fail(toString(Value.takeError()));
    const json::Object *Object = Value->getAsObject();
    if (!Object)
      return fail("expected an object");
    LineReader In(*Object);
    readLine(In, *Object, Number);
    if (!In.wrong().empty())
      return fail(In.wrong());
  }
  dropRepeated(Result.Pairs);
  sort(Result.Former);
  Result.Former.erase(llvm::unique(Result.Former), Result.Former.end());
  return std::move(Result);
}

Expected<Baseline> nostall::readBaseline(StringRef Text, StringRef File) { return BaselineReader().read(Text, File); }

//===----------------------------------------------------------------------===//
// For people
//===----------------------------------------------------------------------===//

static std::string counted(size_t Number, StringRef What) {
  return std::to_string(Number) + " " + What.str() + (Number == 1 ? "" : "s");
}

std::string nostall::countsOf(ArrayRef<BaselinePair> Pairs) {
  std::set<BaselineCause> Causes;
  for (const BaselinePair &P : Pairs)
    Causes.insert(P.Cause);
  return counted(Pairs.size(), "pair") + " of " + counted(Causes.size(), "cause");
}

std::vector<std::string> nostall::describe(std::vector<BaselinePair> Pairs) {
  std::vector<std::string> Result;
  for (const auto &[Key, All] : linesOf(std::move(Pairs))) {
    const BaselineCause &Cause = All.front().Cause;
    std::string Text = Cause.File + ": '" + Cause.Call + "'";
    if (!Cause.Function.empty())
      Text += " in '" + Cause.Function + "'";
    if (All.size() != 1 || All.front().Entry != Cause.Function) {
      ListSeparator Comma;
      Text += ", from ";
      for (const BaselinePair &P : All)
        Text += (StringRef(Comma) + "'" + P.Entry + "'").str();
    }
    Result.push_back(Text + " [" + Cause.Rule + "]");
  }
  return Result;
}

std::string nostall::describe(const FormerEntry &E) {
  return E.File + ": '" + E.Call + "' in '" + E.Function + "' [" + E.Rule + "]";
}
