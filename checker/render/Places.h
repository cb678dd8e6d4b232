//===- Places.h - Findings as they appear at the lines of a program -----------------------------------------*- C++
//-*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A finding is a cause, which may be reached from many lines. clang-tidy, editors and code hosts show lines: one
// diagnostic a call site, which names its causes, the worst first.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_RENDER_PLACES_H
#define NOSTALL_RENDER_PLACES_H

#include "model/Finding.h"
#include "llvm/ADT/STLExtras.h"

namespace nostall {

/// A cause as it is reached from one call site.
struct ReachedCause {
  const nostall::Finding *Finding;
  const nostall::Pair *Pair;
  const CallSite *Site;
};

/// The worst first: low confidence behind all else, then by severity, length of the path, and place of the cause.
void sortWorstFirst(std::vector<ReachedCause> &Causes);

/// From how many places, in how many entries, a cause is reached by the pairs that are reported.
struct ReachCounts {
  size_t CallSites = 0, Entries = 0;
};
ReachCounts reachOf(const Finding &F);
/// "reached from 305 places in 41 handlers".
std::string reachWords(const ReachCounts &C);
/// Whether \p F has one reported pair with one call site, which is the cause itself.
bool isDirect(const Finding &F);
/// What a finding says in one line: of a cause that is reached from elsewhere "'sleep' in 'nap' blocks the event loop;
/// reached from 3 places in 2 handlers", of any other the message at its call site.
std::string headlineOf(const Finding &F);

/// Whether the advice at a call site says what that at the cause does.
inline bool says(llvm::StringRef AtCallSite, llvm::StringRef AtCause) { return AtCallSite.starts_with(AtCause); }

/// Adds to notes of causes what to use instead, each advice once.
class CauseNotes {
public:
  /// \p First has printed its advice already.
  explicit CauseNotes(const ReachedCause &First) : Told{First.Site->Advice} {}
  /// \p Text with the advice of \p F behind it: "...; use 'async_wait' of a timer".
  std::string with(const Finding &F, std::string Text) {
    if (F.Advice.empty() || llvm::any_of(Told, [&](const std::string &Known) { return says(Known, F.Advice); }))
      return Text;
    Told.push_back(F.Advice);
    return Text + "; " + F.Advice;
  }

private:
  std::vector<std::string> Told;
};

/// What one rule reports at one call site. Refers to the findings, which must outlive it.
struct PlaceDiagnostic {
  Location Where;
  std::string Rule;
  nostall::Severity Severity = nostall::Severity::Info; ///< that of the worst cause
  std::vector<ReachedCause> Causes;                     ///< the worst first

  const ReachedCause &worst() const { return Causes.front(); }
  /// "'refresh' blocks the event loop in coroutine 'session': it calls 'sleep'; run it with ...", of the worst cause.
  std::string message() const;
  /// The edit that fixes the call site; null when there is none.
  const Fix *fix() const;
};

/// A note below a diagnostic.
struct PlaceNote {
  Location Where;
  std::string Text;
};

/// The reported call sites, in the order of their places.
std::vector<PlaceDiagnostic> placesOf(llvm::ArrayRef<Finding> Findings);

/// The call path of the worst cause, unless it is the call itself; then each other cause as "also: ...", with the steps
/// between the call site and it; then, without an edit, what to do by hand. What knowledge tells to use instead of a
/// cause is in its note, except what has been printed.
std::vector<PlaceNote> notesOf(const PlaceDiagnostic &D);

/// A place diagnostic that stands by itself, when the findings are gone.
struct PlaceReport {
  Location Where;
  std::string Rule;
  std::string Entry;                         ///< the entry's name
  std::string Call;                          ///< what is called at the place
  std::optional<nostall::Category> Category; ///< of the worst cause
  bool IsCause = false;                      ///< the worst cause is the call itself
  std::string Message;
  std::vector<PlaceNote> Notes;
  std::optional<nostall::Fix> Fix;
  ProgramPoint Point;
};
PlaceReport reportOf(const PlaceDiagnostic &D);

} // namespace nostall

#endif
