//===- Whereabouts.h - Where a coroutine runs after awaits that move it -----------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_FLOW_WHEREABOUTS_H
#define NOSTALL_FLOW_WHEREABOUTS_H

#include "model/WordTable.h"
#include <algorithm>
#include <array>

namespace nostall::flow {

/// Whether an await has moved a coroutine off its loop. The smaller is the worse.
enum class Moved : uint8_t {
  WithinLoop,      ///< to another executor of a loop, such as a strand, until it suspends
  No,              ///< it runs where it began
  UntilSuspension, ///< off the loop until it suspends again
  Persistently,    ///< off the loop until something moves it back
};

/// Where a coroutine runs at a point, as a function of where it began: a coroutine that takes along whoever awaits it
/// may begin where its caller has hopped to. As a value it is where one runs that began on its own executor.
class Whereabouts {
public:
  /// Where it began.
  constexpr Whereabouts() = default;
  /// At \p M, wherever it began.
  explicit constexpr Whereabouts(Moved M) : From{M, M, M, M} {}

  operator Moved() const { return from(Moved::No); }
  Moved from(Moved Began) const { return From[static_cast<size_t>(Began)]; }
  bool offLoop() const { return from(Moved::No) > Moved::No; }

  /// It has suspended, and is resumed where it always is.
  void suspend() {
    for (Moved &Each : From)
      Each = Each == Moved::Persistently ? Each : Moved::No;
  }
  /// It goes on where a coroutine ended that began here.
  void follow(const Whereabouts &Awaited) {
    for (Moved &Each : From)
      Each = Awaited.from(Each);
  }
  /// Keeps the worse of two ways to the same point.
  void join(const Whereabouts &Other) {
    for (size_t I = 0; I < From.size(); ++I)
      From[I] = std::min(From[I], Other.From[I]);
  }
  bool operator==(const Whereabouts &) const = default;

private:
  std::array<Moved, EnumeratorCount<Moved>> From = {Moved::WithinLoop, Moved::No, Moved::UntilSuspension,
                                                    Moved::Persistently};
};

} // namespace nostall::flow

#endif
