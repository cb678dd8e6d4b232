//===- SummaryFile.h - Summaries as bytes --------------------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// What one run knows of a translation unit, another run, process or machine can use: as a file of its own (`.nsum`), or
// in the project's index. The schema is Summary.fbs.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_STORE_SUMMARYFILE_H
#define NOSTALL_STORE_SUMMARYFILE_H

#include "model/Summary.h"
#include "llvm/Support/Error.h"
#include <memory>

namespace nostall {

/// Grows with every change of Summary.fbs or of the meaning of what it holds.
constexpr uint32_t SummarySchemaVersion = 5;

/// Equal summaries give equal bytes. \p ProjectRoot: see model/ProjectPath.h.
std::string writeSummary(const TuSummary &Tu, llvm::StringRef ProjectRoot);

/// Verifies the whole buffer before it uses any of it. \p Name is printed in errors: damaged bytes, another schema.
llvm::Expected<std::unique_ptr<TuSummary>> readSummary(llvm::StringRef Bytes, llvm::StringRef ProjectRoot,
                                                       llvm::StringRef Name);

} // namespace nostall

#endif
