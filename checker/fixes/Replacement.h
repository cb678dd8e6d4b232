//===- Replacement.h - New text for a call, as small edits -----------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// A fix that puts new text around the object and the arguments of a call leaves these alone, so that a fix inside of
// them can be made in the same run. The new text is composed with markers where parts of the old one stay.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_FIXES_REPLACEMENT_H
#define NOSTALL_FIXES_REPLACEMENT_H

#include "model/Finding.h"
#include "llvm/ADT/StringRef.h"

namespace nostall {

class Replacement {
public:
  /// Replaces the bytes from \p Begin up to \p End of \p File, whose text is \p Text and must outlive this.
  Replacement(std::string File, llvm::StringRef Text, unsigned Begin, unsigned End)
      : File(std::move(File)), Text(Text), Begin(Begin), End(End) {}

  /// A marker for the bytes from \p From up to \p To, to be put into the new text; empty when there are none.
  std::string keep(unsigned From, unsigned To);

  struct Result {
    std::string Code; ///< the new text
    std::vector<Edit> Edits;
  };
  /// The new text, in which markers may stand. Where they are out of the old order it is one edit, else one for each
  /// difference between the parts that stay.
  Result with(llvm::StringRef Marked) const;

private:
  void difference(unsigned From, unsigned To, llvm::StringRef New, std::vector<Edit> &Edits) const;

  std::string File;
  llvm::StringRef Text;
  unsigned Begin, End;
  std::vector<std::pair<unsigned, unsigned>> Kept;
};

} // namespace nostall

#endif
