//===- BuiltinFiles.h - The files of knowledge that every configuration begins with -------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// The build embeds knowledge/data/*.yaml. For people who write knowledge, files of a folder take the place of embedded
// files of the same name, so that a change can be tried with a nostall that is built already.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_KNOWLEDGE_BUILTINFILES_H
#define NOSTALL_KNOWLEDGE_BUILTINFILES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace nostall {

/// The environment variable that names the folder.
constexpr const char *KnowledgeFolderVariable = "NOSTALL_KNOWLEDGE";

/// A file of knowledge.
struct BuiltinFile {
  std::string Path; ///< as errors name it
  std::string Text;
};

/// The embedded files and, when the environment variable is set, the `.yaml` files of its folder: in place of embedded
/// files of the same name, and beside them. Sorted by name. The environment is read once, when this is first called. An
/// error when the folder or a file in it cannot be read.
llvm::Expected<llvm::ArrayRef<BuiltinFile>> builtinFiles();

/// Differs when the files of the folder differ; empty without one.
llvm::StringRef builtinFolderDigest();

} // namespace nostall

#endif
