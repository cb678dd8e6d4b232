//===- QualifiedName.cpp - What a function's name says of it ------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "model/QualifiedName.h"
#include "llvm/ADT/StringExtras.h"

using namespace nostall;
using llvm::StringRef;

static constexpr llvm::StringLiteral LambdaIn = "lambda in ";
static constexpr llvm::StringLiteral Keyword = "operator";

static bool isOperator(StringRef Own) {
  if (!Own.consume_front(Keyword) || Own.empty())
    return false;
  return !llvm::isAlnum(Own.front()) && Own.front() != '_' && Own.front() != ':';
}

/// Where the function's own name begins. That of a conversion may hold a type in a namespace: 'value::operator a::b'.
static size_t ownName(StringRef Name) {
  for (size_t At = Name.find(Keyword); At != StringRef::npos; At = Name.find(Keyword, At + 1))
    if ((At == 0 || Name[At - 1] == ':') && isOperator(Name.substr(At)))
      return At;
  const size_t Last = Name.rfind("::");
  return Last == StringRef::npos ? 0 : Last + 2;
}

StringRef nostall::scopeOf(StringRef QualifiedName) {
  QualifiedName.consume_front(LambdaIn);
  const size_t Own = ownName(QualifiedName);
  return Own == 0 ? StringRef() : QualifiedName.take_front(Own - 2);
}

NameForm nostall::formOf(StringRef QualifiedName) {
  if (QualifiedName == LambdaIn.split(' ').first || QualifiedName.starts_with(LambdaIn))
    return NameForm::Lambda;
  const StringRef Own = QualifiedName.substr(ownName(QualifiedName));
  if (Own.starts_with("~"))
    return NameForm::Destructor;
  if (isOperator(Own))
    return NameForm::Operator;
  const StringRef Scope = scopeOf(QualifiedName);
  return (!Own.empty() && Scope == Own) || Scope.ends_with(("::" + Own).str()) ? NameForm::Constructor
                                                                               : NameForm::Function;
}
