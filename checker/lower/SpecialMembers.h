//===- SpecialMembers.h - The bodies that nobody wrote ----------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Clang gives an implicit constructor, assignment or destructor a body when the program calls it. Where only the body
// of a library does, and that is not parsed, it has none; but what it does follows from the bases and fields of its
// class.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_LOWER_SPECIALMEMBERS_H
#define NOSTALL_LOWER_SPECIALMEMBERS_H

#include "lower/UnitTables.h"

namespace nostall {

/// Whether \p Method is a special member of a complete class without a body, which buildSpecialMember can make.
bool isSpecialMemberWithoutBody(const clang::FunctionDecl &F);

/// The flow graph of such a member: one block.
graph::FlowGraph buildSpecialMember(UnitTables &Tables, const clang::CXXMethodDecl &Member, graph::FunctionIndex Of);

} // namespace nostall

#endif
