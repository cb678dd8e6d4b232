//===- HugePages.cpp - A heap that costs few page faults ---------------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/HugePages.h"

#ifdef __GLIBC__
#include <cstdint>
#include <cstdlib>
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

void nostall::preferHugePages() {
  // glibc's own way is an environment variable, which is read before main. So: let the heap grow once by as much
  // address space as a large file needs (memory is given only where it is touched), and ask for huge pages there.
  constexpr uintptr_t HugePage = 2U << 20;
  constexpr int Reserve = 1 << 30;
  mallopt(M_TOP_PAD, Reserve);
  mallopt(M_TRIM_THRESHOLD, Reserve);
  mallopt(M_MMAP_THRESHOLD, 32 << 20); // large blocks too
  const auto Begin = reinterpret_cast<uintptr_t>(sbrk(0));
  // Larger than what the heap has left, so that it grows; the top pad comes with it.
  void *volatile Block = malloc(1 << 20);
  free(Block);
  const auto End = reinterpret_cast<uintptr_t>(sbrk(0));
  const uintptr_t First = (Begin + HugePage - 1) / HugePage * HugePage;
  const uintptr_t Last = End / HugePage * HugePage;
  if (First < Last)
    madvise(reinterpret_cast<void *>(First), Last - First, MADV_HUGEPAGE);
  mallopt(M_TOP_PAD, 16 << 20);
}
#else
void nostall::preferHugePages() {}
#endif
