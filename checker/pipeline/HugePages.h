//===- HugePages.h - A heap that costs few page faults -----------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_PIPELINE_HUGEPAGES_H
#define NOSTALL_PIPELINE_HUGEPAGES_H

namespace nostall {

/// Asks for huge pages for the heap of the main thread. To be called once, before anything large is allocated. The AST
/// of a file that includes all of Boost.Asio is some hundred megabytes; in small pages the kernel spends a tenth of the
/// run's time on handing them out. Where huge pages are not to be had nothing changes.
void preferHugePages();

} // namespace nostall

#endif
