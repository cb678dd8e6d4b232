// A program of a few functions, written down by hand: what extract would say of
// it, without a compiler.
#ifndef NOSTALL_UNIT_SMALLPROGRAM_H
#define NOSTALL_UNIT_SMALLPROGRAM_H

#include "propagate/CallPaths.h"
#include "propagate/Pairs.h"
#include <deque>
#include <memory>

namespace nostall {

class SmallProgram {
public:
  /// A function with a body, known to the others by the number that is
  /// returned.
  uint32_t function(llvm::StringRef Name,
                    CoroutineKind Coroutine = CoroutineKind::None) {
    Functions.push_back({});
    FunctionSummary &F = Functions.back().Summary;
    F.Id = FunctionId::ofKey(Name);
    F.Name = Tu.Strings.intern(Name);
    F.Coroutine = Coroutine;
    F.HasBody = true;
    return static_cast<uint32_t>(Functions.size() - 1);
  }
  uint32_t coroutine(llvm::StringRef Name) {
    return function(Name, CoroutineKind::Loop);
  }
  uint32_t lambda(llvm::StringRef Name, uint32_t Parent) {
    const uint32_t Index = function(Name);
    summary(Index).Lambda = true;
    summary(Index).Parent = Parent;
    return Index;
  }
  /// A function of which only the declaration is seen.
  uint32_t declaration(llvm::StringRef Name) {
    const uint32_t Index = function(Name);
    summary(Index).HasBody = false;
    return Index;
  }
  FunctionSummary &summary(uint32_t F) { return Functions[F].Summary; }
  void overrides(uint32_t Derived, uint32_t Base) {
    Functions[Derived].Overrides.push_back(Base);
  }

  /// An event of \p F that calls \p Callee; each event stands on a line of its
  /// own.
  Event &call(uint32_t F, uint32_t Callee, std::vector<Use> Uses = {},
              EventKind Kind = EventKind::Call) {
    Functions[F].Events.push_back({{}, std::move(Uses)});
    Event &E = Functions[F].Events.back().What;
    E.Kind = Kind;
    E.Callee = Callee;
    E.Where = {Tu.Strings.intern("/a.cpp"), ++Line * 10, Line * 10 + 5, Line,
               3};
    return E;
  }
  /// A call that blocks by itself.
  Event &block(uint32_t F, llvm::StringRef Callee = "sleep",
               Cost HowLong = Cost::Unbounded) {
    const uint32_t Blocking = known(Callee);
    Event &E = call(F, Blocking);
    E.Effect = static_cast<uint32_t>(Tu.Effects.size());
    Tu.Effects.push_back({Tu.Strings.intern(Callee), Category::Sleep, HowLong});
    return E;
  }
  /// A call that waits for the lock \p Mutex.
  Event &lock(uint32_t F, uint32_t Mutex) {
    Event &E = block(F, "lock", Cost::Unbounded);
    Tu.Effects.back().What = Category::Lock;
    E.Takes = Mutex;
    return E;
  }
  /// `co_await callee()`: two events.
  void await(uint32_t F, uint32_t Callee) {
    call(F, Callee);
    const Use Awaited{{ValueKind::Result, 0,
                       static_cast<uint32_t>(Functions[F].Events.size() - 1)},
                      Role::Inline};
    call(F, None, {Awaited}, EventKind::Await);
  }
  uint32_t symbol(llvm::StringRef Name) {
    Tu.Symbols.push_back({FunctionId::ofKey(Name), Tu.Strings.intern(Name)});
    return static_cast<uint32_t>(Tu.Symbols.size() - 1);
  }

  static Use passed(uint32_t Function, uint16_t Argument) {
    return {{ValueKind::Function, 0, Function}, Role::Passed, Argument};
  }
  static Use used(uint32_t Function, Role How, uint32_t Target = None) {
    return {{ValueKind::Function, 0, Function}, How, 0, Target};
  }
  static Use parameter(uint32_t Index, Role How, uint8_t Depth = 0) {
    return {{ValueKind::Parameter, Depth, Index}, How};
  }

  /// Links and solves what was written down, without what \p Without takes
  /// away.
  const Causes &solve(Cuts Without = {}) {
    flatten();
    const TuSummary *Units[] = {&Tu};
    Linked = std::make_unique<Program>(Units);
    Flow = std::make_unique<Propagation>(
        *Linked, [](const TuSummary &, const Event &) { return false; });
    Taken = std::move(Without);
    Solved = std::make_unique<Causes>(*Flow, Taken);
    Paths = std::make_unique<CallPaths>(*Solved);
    return *Solved;
  }

  /// The worst path that begins with event \p Position of \p F: "a>b b>sleep".
  std::string chain(uint32_t F, uint32_t Position = 0) const {
    return text(Paths->worst({F, Position}));
  }
  /// Every pair, a call site each, as "entry -> function>call (steps)", a guess
  /// as "?": sorted by cause and entry.
  std::vector<std::string> pairs() const {
    std::vector<std::string> Result;
    for (const PairSite &S : findPairs(*Solved)) {
      const StepId &At = Solved->all()[S.Cause].At;
      const std::string Path =
          text(Paths->path({S.Entry, S.Event}, At.point()));
      Result.push_back(Linked->name(S.Entry).str() + " -> " +
                       Path.substr(Path.rfind(' ') + 1) + " (" +
                       std::to_string(S.Length) + ")" + (S.Guess ? "?" : ""));
    }
    return Result;
  }
  /// The path from event \p Position of \p F to the cause at event \p To of
  /// \p In.
  std::string path(uint32_t F, uint32_t Position, uint32_t In,
                   uint32_t To) const {
    return text(Paths->path({F, Position}, {In, To}));
  }

private:
  static std::string text(const std::vector<Step> &Steps) {
    std::string Text;
    for (const Step &S : Steps)
      Text += (Text.empty() ? "" : " ") + S.Function + ">" + S.Call;
    return Text;
  }

  struct WrittenEvent {
    Event What;
    std::vector<Use> Uses;
  };
  struct WrittenFunction {
    FunctionSummary Summary;
    std::vector<WrittenEvent> Events;
    std::vector<uint32_t> Overrides;
  };

  uint32_t known(llvm::StringRef Name) {
    for (uint32_t I = 0; I < Functions.size(); ++I)
      if (Tu.Strings[summary(I).Name] == Name)
        return I;
    const uint32_t Index = declaration(Name);
    summary(Index).Known = true;
    return Index;
  }

  void flatten() {
    for (WrittenFunction &F : Functions) {
      F.Summary.FirstEvent = static_cast<uint32_t>(Tu.Events.size());
      F.Summary.EventCount = static_cast<uint32_t>(F.Events.size());
      for (WrittenEvent &E : F.Events) {
        E.What.FirstUse = static_cast<uint32_t>(Tu.Uses.size());
        E.What.UseCount = static_cast<uint32_t>(E.Uses.size());
        Tu.Uses.insert(Tu.Uses.end(), E.Uses.begin(), E.Uses.end());
        Tu.Events.push_back(E.What);
      }
      F.Summary.FirstOverride = static_cast<uint32_t>(Tu.Overrides.size());
      F.Summary.OverrideCount = static_cast<uint32_t>(F.Overrides.size());
      Tu.Overrides.insert(Tu.Overrides.end(), F.Overrides.begin(),
                          F.Overrides.end());
      Tu.Functions.push_back(F.Summary);
    }
  }

  TuSummary Tu;
  std::deque<WrittenFunction> Functions;
  uint32_t Line = 0;
  std::unique_ptr<Program> Linked;
  std::unique_ptr<Propagation> Flow;
  Cuts Taken;
  std::unique_ptr<Causes> Solved;
  std::unique_ptr<CallPaths> Paths;
};

} // namespace nostall

#endif
