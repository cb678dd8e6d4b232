//===- BaselineMatch.cpp - Which pairs a baseline has -----------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "gate/BaselineMatch.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <array>

using namespace nostall;
using llvm::ArrayRef;
using llvm::StringRef;

namespace {

/// Assigns items of two lists to each other, one to one, in tiers: each among what the tiers before it left over.
template <typename Item> class Assignment {
public:
  Assignment(std::vector<const Item *> Was, std::vector<const Item *> Now)
      : Was(std::move(Was)), Now(std::move(Now)), WasOf(this->Now.size()), Used(this->Was.size(), false) {}

  /// Items of equal keys, in their order; of the old ones those that \p May be another one now, and that \p Became it.
  template <typename KeyOf>
  void tier(
      KeyOf Key, llvm::function_ref<bool(const Item &)> May = [](const Item &) { return true; },
      llvm::function_ref<bool(const Item &, const Item &)> Became = [](const Item &, const Item &) { return true; }) {
    std::map<decltype(Key(std::declval<const Item &>())), std::vector<size_t>> Left; // the next one stands last
    for (size_t W = Was.size(); W-- > 0;)
      if (!Used[W] && May(*Was[W]))
        Left[Key(*Was[W])].push_back(W);
    for (size_t N = 0; N < Now.size() && !Left.empty(); ++N) {
      const auto Found = WasOf[N] ? Left.end() : Left.find(Key(*Now[N]));
      if (Found == Left.end())
        continue;
      std::vector<size_t> &Old = Found->second;
      const auto Match = std::find_if(Old.rbegin(), Old.rend(), [&](size_t W) { return Became(*Was[W], *Now[N]); });
      if (Match == Old.rend())
        continue;
      WasOf[N] = *Match;
      Used[*Match] = true;
      Old.erase(std::prev(Match.base()));
    }
  }
  /// By item of now: the position of what it was.
  const std::vector<std::optional<size_t>> &result() const { return WasOf; }

private:
  std::vector<const Item *> Was, Now;
  std::vector<std::optional<size_t>> WasOf;
  std::vector<bool> Used;
};

/// The positions of the pairs of each cause.
using PairsOfCauses = std::map<BaselineCause, std::vector<size_t>>;

/// Texts by which items of one tier are the same.
template <typename... Texts> auto key(const Texts &...T) {
  return std::array<StringRef, sizeof...(T)>{StringRef(T)...};
}

} // namespace

/// A reported pair as a baseline writes it.
struct BaselineMatch::TodaysPair : BaselinePair {
  size_t Finding = 0, Position = 0; ///< its place in the run's findings
};

class BaselineMatch::Matcher {
public:
  Matcher(BaselineMatch &Into, ArrayRef<Finding> Findings, const BaselineSubject &Subject)
      : M(Into), Findings(Findings), Subject(Subject), Names(Subject.Names) {}
  void run();

private:
  void collect();
  void keepWhatIsNotCovered();
  void matchCauses();
  void matchEntries(ArrayRef<size_t> Was, ArrayRef<size_t> Now);
  void matchFormer();
  void takeFormer(llvm::function_ref<bool(const FormerEntry &)> May, bool SameFile, bool SameEntry);
  bool isNew(FunctionIndex F) const;
  std::string entryFileOf(const Pair &Of, const BaselineCause &Cause) const {
    return Of.EntryPlace.Line ? Subject.RelativePath(Of.EntryPlace.File) : Cause.File;
  }
  bool reachesUnreported(const TodaysPair &Today, const BaselinePair &Was) const;
  bool wasExtracted(FunctionIndex F, StringRef FromName, StringRef FromFile);
  void finish();
  bool isNewlyKnown(const TodaysPair &P) const;
  /// A cause without its ordinal.
  using CauseKey = std::array<std::string, 5>;
  static CauseKey keyOf(const BaselineCause &C) { return {C.Rule, C.File, C.Function, C.Call, C.Text}; }
  const Finding &findingOf(const TodaysPair &P) const { return Findings[P.Finding]; }
  const Pair &pairOf(const TodaysPair &P) const { return findingOf(P).Pairs[P.Position]; }

  BaselineMatch &M;
  ArrayRef<Finding> Findings;
  const BaselineSubject &Subject;
  FunctionNames Names;        ///< with those that this run did not look for
  FunctionNames Known;        ///< of entries and of functions with causes, by the baseline
  std::set<CauseKey> Silent;  ///< causes that no reported pair has
  FunctionIndex LedTo = None; ///< whose Leaders are the last ones
  llvm::DenseSet<FunctionIndex> Leaders;
  std::vector<TodaysPair> Now;
  // By pair of today:
  std::vector<std::optional<size_t>> WasOf; ///< what it was in the baseline
  std::vector<std::vector<size_t>> TakenBy; ///< the lines of version 1 that take it
  std::vector<bool> WasHidden;              ///< a line of version 1 hid it
};

FunctionNames::Functions FunctionNames::functions(StringRef Name, StringRef File) const {
  const auto Files = FilesOf.find(Name);
  if (Files == FilesOf.end())
    return {};
  if (const auto Here = Files->second.find(File); Here != Files->second.end())
    return Here->second;
  Functions Result;
  for (const auto &[Other, All] : Files->second)
    llvm::append_range(Result, All);
  return Result;
}

void BaselineMatch::Matcher::run() {
  for (const BaselinePair &P : M.Was.Pairs) {
    Known.add(P.Cause.Function, P.Cause.File);
    Known.add(P.Entry, P.EntryFile);
  }
  collect();
  keepWhatIsNotCovered();
  matchCauses();
  matchFormer();
}

/// Findings are sorted by place, so equal causes are counted in the order of the text.
void BaselineMatch::Matcher::collect() {
  std::map<std::tuple<std::string, std::string, std::string, std::string>, unsigned> Seen;
  for (size_t F = 0; F < Findings.size(); ++F) {
    const Finding &Of = Findings[F];
    M.Marks.emplace_back(Of.Pairs.size());
    BaselineCause Cause{Of.Rule,
                        Subject.RelativePath(Of.Cause.Where.File),
                        Of.Cause.Function,
                        Of.Cause.Call,
                        1,
                        Subject.TextAt(Of.Cause.Where)};
    if (!Of.isReported()) {
      Silent.insert(keyOf(Cause));
      continue;
    }
    Cause.Ordinal = ++Seen[{Cause.Rule, Cause.File, Cause.Function, Cause.Call}];
    for (size_t P = 0; P < Of.reported().size(); ++P) {
      TodaysPair &New = Now.emplace_back();
      const Pair &Reported = Of.Pairs[P];
      New.Cause = Cause;
      New.Entry = Reported.Entry;
      New.EntryFile = entryFileOf(Reported, Cause);
      New.Finding = F;
      New.Position = P;
    }
  }
  WasOf.resize(Now.size());
  TakenBy.resize(Now.size());
  WasHidden.assign(Now.size(), false);
}

/// What this run did not look for is taken to be as it was.
void BaselineMatch::Matcher::keepWhatIsNotCovered() {
  for (const auto &[P, Kept] : llvm::zip(M.Was.Pairs, M.Kept))
    if (!Subject.Covers(P.Cause.File) || !Subject.Covers(P.EntryFile)) {
      Names.add(P.Cause.Function, P.Cause.File);
      Names.add(P.Entry, P.EntryFile);
      Kept = P;
      M.Complete = false;
    }
  for (const auto &[E, Became] : llvm::zip(M.Was.Former, M.FormerFate))
    if (!Subject.Covers(E.File)) {
      Names.add(E.Function, E.File);
      Became = Fate::Unseen;
      M.Complete = false;
    }
  for (const auto &[File, Hashes] : M.Was.Texts)
    M.Complete &= Subject.Covers(File);
}

template <typename Pairs> static PairsOfCauses byCause(const Pairs &All) {
  PairsOfCauses Result;
  for (size_t I = 0; I < All.size(); ++I)
    Result[All[I].Cause].push_back(I);
  return Result;
}

void BaselineMatch::Matcher::matchCauses() {
  const PairsOfCauses Old = byCause(M.Was.Pairs), New = byCause(Now);
  std::vector<const BaselineCause *> OldCauses, NewCauses;
  for (const auto &[Cause, Pairs] : Old)
    OldCauses.push_back(&Cause);
  for (const auto &[Cause, Pairs] : New)
    NewCauses.push_back(&Cause);
  using C = const BaselineCause &;
  const auto moved = [&](C Was) { return !Names.has(Was.Function, Was.File); };
  const auto renamed = [&](C Was) { return !Names.has(Was.Function); };
  Assignment<BaselineCause> Causes(OldCauses, NewCauses);
  Causes.tier([](C X) { return X; });
  Causes.tier([](C X) { return key(X.Rule, X.File, X.Function, X.Call, X.Text); });
  Causes.tier([](C X) { return key(X.Rule, X.Call, X.Text); }, [&](C Was) { return !Silent.count(keyOf(Was)); },
              [&](C Was, C X) {
                const Pair &Of = pairOf(Now[New.at(X).front()]);
                return wasExtracted(Of.best().Target.Function, Was.Function, Was.File);
              });
  Causes.tier([](C X) { return key(X.Rule, X.File, X.Function, X.Call); });
  Causes.tier([](C X) { return key(X.Rule, X.Function, X.Call, X.Text); }, moved);
  Causes.tier([](C X) { return key(X.Rule, X.File, X.Call, X.Text); }, renamed);
  Causes.tier([](C X) { return key(X.Rule, X.Call, X.Text); }, renamed);
  for (const auto &[Cause, Was] : llvm::zip(NewCauses, Causes.result()))
    if (Was)
      matchEntries(Old.at(*OldCauses[*Was]), New.at(*Cause));
}

/// Whether nothing in the baseline says that the function was there when it was written.
bool BaselineMatch::Matcher::isNew(FunctionIndex F) const {
  const FunctionLook Look = Subject.LookOf(F);
  const auto Texts = M.Was.Texts.find(Look.Text.File);
  const bool Unchanged = Texts != M.Was.Texts.end() && Texts->second.count(Look.Text.Hash);
  return !Unchanged && !(!Look.Name.empty() && Known.has(Look.Name, Look.Text.File));
}

/// Whether a function of today is a part of one that the baseline names.
bool BaselineMatch::Matcher::wasExtracted(FunctionIndex F, StringRef FromName, StringRef FromFile) {
  if (F == None || !isNew(F))
    return false;
  if (LedTo != F)
    Leaders = Subject.LeadersOf(F, [&](FunctionIndex Between) { return isNew(Between); });
  LedTo = F;
  return llvm::any_of(Names.functions(FromName, FromFile), [&](FunctionIndex From) { return Leaders.contains(From); });
}

/// Whether the entry of a pair of the baseline reaches the cause of \p Today in a pair that is not reported.
bool BaselineMatch::Matcher::reachesUnreported(const TodaysPair &Today, const BaselinePair &Was) const {
  const ArrayRef<Pair> Unreported = ArrayRef(findingOf(Today).Pairs).drop_front(findingOf(Today).reported().size());
  return llvm::any_of(
      Unreported, [&](const Pair &P) { return P.Entry == Was.Entry && entryFileOf(P, Today.Cause) == Was.EntryFile; });
}

void BaselineMatch::Matcher::matchEntries(ArrayRef<size_t> Was, ArrayRef<size_t> Now) {
  std::vector<const BaselinePair *> Old, New;
  for (const size_t W : Was)
    Old.push_back(&M.Was.Pairs[W]);
  for (const size_t N : Now)
    New.push_back(&this->Now[N]);
  using P = const BaselinePair &;
  Assignment<BaselinePair> Entries(Old, New);
  Entries.tier([](P X) { return key(X.EntryFile, X.Entry); });
  Entries.tier([](P X) { return key(X.Entry); }, [&](P X) { return !Names.has(X.Entry, X.EntryFile); });
  Entries.tier([](P) { return key(); }, [&](P Was) { return !reachesUnreported(this->Now[Now.front()], Was); },
               [&](P Was, P X) {
                 const Pair &Of = pairOf(static_cast<const TodaysPair &>(X));
                 return wasExtracted(Of.best().Point.Function, Was.Entry, Was.EntryFile);
               });
  Entries.tier([](P X) { return key(X.EntryFile); }, [&](P X) { return !Names.has(X.Entry); });
  for (const auto &[N, Found] : llvm::zip(Now, Entries.result()))
    if (Found)
      WasOf[N] = Was[*Found];
}

/// The names by which a line of version 1 and a call site of today are the same.
static auto formerKey(StringRef Rule, StringRef File, StringRef Entry, StringRef Call, StringRef Cause) {
  return std::array<std::string, 5>{Rule.str(), File.str(), Entry.str(), Call.str(), Cause.str()};
}

/// Lines of version 1 that \p May be other pairs now, and that take none yet. Where the entry is another one, the call
/// must say the same.
void BaselineMatch::Matcher::takeFormer(llvm::function_ref<bool(const FormerEntry &)> May, bool SameFile,
                                        bool SameEntry) {
  std::map<std::array<std::string, 5>, std::vector<size_t>> Left;
  const std::vector<Fate> Before = M.FormerFate;
  for (const auto &[Index, E] : llvm::enumerate(M.Was.Former))
    if (Before[Index] != Fate::Taken && May(E))
      Left[formerKey(E.Rule, SameFile ? E.File : "", SameEntry ? E.Function : E.Text, E.Call, E.Cause)].push_back(
          Index);
  if (Left.empty())
    return;
  for (size_t N = 0; N < Now.size(); ++N) {
    if (WasOf[N] || !TakenBy[N].empty())
      continue;
    for (const CallSite &Site : pairOf(Now[N]).Sites) {
      const auto Found =
          Left.find(formerKey(Now[N].Cause.Rule, SameFile ? Subject.RelativePath(Site.Where.File) : "",
                              SameEntry ? Now[N].Entry : Subject.TextAt(Site.Where), Site.Call, Now[N].Cause.Call));
      if (Found == Left.end())
        continue;
      llvm::append_range(TakenBy[N], Found->second);
      for (const size_t Former : Found->second)
        M.FormerFate[Former] = Fate::Taken;
    }
  }
}

void BaselineMatch::Matcher::matchFormer() {
  using E = const FormerEntry &;
  takeFormer([](E) { return true; }, /*SameFile=*/true, /*SameEntry=*/true);
  takeFormer([&](E Was) { return !Names.has(Was.Function, Was.File); }, /*SameFile=*/false,
             /*SameEntry=*/true);
  takeFormer([&](E Was) { return !Names.has(Was.Function); }, /*SameFile=*/true, /*SameEntry=*/false);
  // Calls that such a line stood for, by their names of then and of now.
  std::set<std::array<std::string, 5>> Hiding;
  for (E Was : M.Was.Former)
    Hiding.insert(formerKey(Was.Rule, Was.File, Was.Function, Was.Call, ""));
  const auto callsOf = [&](const TodaysPair &P, auto Do) {
    for (const CallSite &Site : pairOf(P).Sites)
      Do(formerKey(P.Cause.Rule, Subject.RelativePath(Site.Where.File), P.Entry, Site.Call, ""));
  };
  for (size_t N = 0; N < Now.size() && !Hiding.empty(); ++N)
    if (!TakenBy[N].empty())
      callsOf(Now[N], [&](auto Call) { Hiding.insert(std::move(Call)); });
  for (size_t N = 0; N < Now.size() && !Hiding.empty(); ++N)
    callsOf(Now[N], [&](const auto &Call) { WasHidden[N] = WasHidden[N] || Hiding.count(Call); });
  finish();
}

/// Whether another nostall wrote the baseline, for these same texts.
bool BaselineMatch::Matcher::isNewlyKnown(const TodaysPair &P) const {
  if (M.Was.Tools.empty() || M.Was.Tools.count(Subject.Tool))
    return false;
  const std::vector<FunctionText> Functions = Subject.FunctionsOf(pairOf(P));
  return !Functions.empty() && llvm::all_of(Functions, [&](const FunctionText &F) {
    const auto Known = M.Was.Texts.find(F.File);
    return Known != M.Was.Texts.end() && Known->second.count(F.Hash);
  });
}

static std::string joinedReasons(ArrayRef<FormerEntry> All, ArrayRef<size_t> Of) {
  llvm::SmallVector<StringRef, 2> Reasons;
  for (const size_t Index : Of)
    if (const std::string &Reason = All[Index].Reason; !Reason.empty() && !llvm::is_contained(Reasons, Reason))
      Reasons.push_back(Reason);
  return llvm::join(Reasons, "; ");
}

void BaselineMatch::Matcher::finish() {
  for (size_t N = 0; N < Now.size(); ++N) {
    BaselinePair Pair = Now[N];
    PairMark &Of = M.Marks[Now[N].Finding][Now[N].Position];
    if (WasOf[N]) {
      const BaselinePair &Was = M.Was.Pairs[*WasOf[N]];
      Pair.Reason = Was.Reason;
      Of = {Mark::Listed, Was.Line, Was.Reason};
      M.Kept[*WasOf[N]] = std::move(Pair);
    } else if (!TakenBy[N].empty()) {
      Pair.Reason = joinedReasons(M.Was.Former, TakenBy[N]);
      Of = {Mark::Listed, M.Was.Former[TakenBy[N].front()].Line, Pair.Reason};
      M.Converted.push_back(std::move(Pair));
    } else if (WasHidden[N] || isNewlyKnown(Now[N])) {
      Of.What = Mark::NewlyKnown;
      M.NewlyKnown.push_back(std::move(Pair));
    } else {
      M.Added.push_back(std::move(Pair));
    }
  }
  for (std::vector<BaselinePair> *Pairs : {&M.Converted, &M.NewlyKnown, &M.Added})
    llvm::stable_sort(*Pairs);
}

BaselineMatch::BaselineMatch(Baseline Given, StringRef File, ArrayRef<Finding> Findings, const BaselineSubject &Subject)
    : Was(std::move(Given)), File(File), Kept(Was.Pairs.size()), FormerFate(Was.Former.size(), Fate::Gone),
      Tool(Subject.Tool), Texts(Subject.Texts) {
  Matcher(*this, Findings, Subject).run();
}

void BaselineMatch::mark(std::vector<Finding> &Findings) const {
  for (const auto &[F, OfPairs] : llvm::zip(Findings, Marks)) {
    for (const auto &[P, Of] : llvm::zip(F.Pairs, OfPairs)) {
      P.NewlyKnown = Of.What == Mark::NewlyKnown;
      if (Of.What == Mark::Listed && !P.Unreported)
        P.Unreported = Standing{NotReported::Baselined, {File, Of.Line, 1, 0}, Of.Reason, {}, {}};
    }
    updateFromPairs(F);
  }
}

/// What is in either; an item that one of them has twice is there twice.
static std::vector<BaselinePair> united(const std::vector<BaselinePair> &A, const std::vector<BaselinePair> &B) {
  std::vector<BaselinePair> Result;
  std::set_union(A.begin(), A.end(), B.begin(), B.end(), std::back_inserter(Result));
  return Result;
}

void BaselineMatch::join(const BaselineMatch &Other) {
  for (const auto &[Here, There] : llvm::zip(Kept, Other.Kept))
    if (!Here)
      Here = There;
  for (const auto &[Here, There] : llvm::zip(FormerFate, Other.FormerFate))
    Here = std::max(Here, There);
  Converted = united(Converted, Other.Converted);
  Added = united(Added, Other.Added);
  NewlyKnown = united(NewlyKnown, Other.NewlyKnown);
  // What one build introduces is introduced.
  std::vector<BaselinePair> Known;
  std::set_difference(NewlyKnown.begin(), NewlyKnown.end(), Added.begin(), Added.end(), std::back_inserter(Known));
  NewlyKnown = std::move(Known);
  for (const auto &[In, Hashes] : Other.Texts)
    Texts[In].insert(Hashes.begin(), Hashes.end());
  Complete &= Other.Complete;
}

std::vector<BaselinePair> BaselineMatch::gonePairs() const {
  std::vector<BaselinePair> Gone;
  for (const auto &[P, Now] : llvm::zip(Was.Pairs, Kept))
    if (!Now)
      Gone.push_back(P);
  return Gone;
}

std::vector<FormerEntry> BaselineMatch::goneFormer() const {
  std::vector<FormerEntry> Gone;
  for (const auto &[E, Became] : llvm::zip(Was.Former, FormerFate))
    if (Became == Fate::Gone)
      Gone.push_back(E);
  return Gone;
}

std::vector<BaselinePair> BaselineMatch::kept() const {
  std::vector<BaselinePair> Result;
  for (const std::optional<BaselinePair> &P : Kept)
    if (P)
      Result.push_back(*P);
  llvm::append_range(Result, Converted);
  return Result;
}

size_t BaselineMatch::converted() const { return static_cast<size_t>(llvm::count(FormerFate, Fate::Taken)); }

Baseline BaselineMatch::after(bool AddNew) const {
  Baseline Result;
  Result.Pairs = kept();
  for (const auto &[E, Became] : llvm::zip(Was.Former, FormerFate))
    if (Became == Fate::Unseen)
      Result.Former.push_back(E);
  if (AddNew) {
    llvm::append_range(Result.Pairs, Added);
    llvm::append_range(Result.Pairs, NewlyKnown);
  }
  const bool Renew = AddNew && (Complete || Was.Texts.empty());
  Result.Tools = Renew ? std::set<std::string>{Tool} : Was.Tools;
  Result.Texts = Renew ? Texts : Was.Texts;
  return Result;
}
