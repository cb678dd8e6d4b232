//===- Overlay.h - The disk as it would look with some files changed ----------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Fixes are tried, and another revision is analysed, without writing a file: some files have other texts, some are not
// there. A file that is not there fails to be looked up, so that the search for a header continues as it would have.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PIPELINE_OVERLAY_H
#define NOSTALL_PIPELINE_OVERLAY_H

#include "model/CanonicalPath.h"
#include "llvm/ADT/IntrusiveRefCntPtr.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include <optional>
#include <string>

namespace llvm::vfs {
class FileSystem;
}

namespace nostall {

/// Paths are canonical; see model/CanonicalPath.h.
struct Overlay {
  llvm::StringMap<std::string> Texts; ///< files with other texts, or that only exist here
  llvm::StringSet<> Absent;           ///< files of the disk that are not there
  SymbolicLinks Links;                ///< symbolic links that lead elsewhere than on the disk, or are none
  bool BundledHeaders = true;         ///< the runtime's headers that the binary carries are there as well

  bool empty() const { return Texts.empty() && Absent.empty() && Links.empty(); }
  /// The text of \p File, whatever its spelling, where it is another one than on the disk.
  std::optional<llvm::StringRef> textOf(llvm::StringRef File) const;
};

/// The disk overlaid with \p Changed, which must outlive it. Each thread needs its own, for its working directory.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> fileSystem(const Overlay &Changed);

} // namespace nostall

#endif
