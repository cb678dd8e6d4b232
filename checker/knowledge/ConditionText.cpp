//===- ConditionText.cpp - Why a call that can block does not, in words ----------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "knowledge/ConditionText.h"

using namespace nostall;

std::string nostall::describe(const Condition &C) {
  using Property = Condition::Property;
  std::string Text = C.Argument.Index == ArgumentRef::Object
                         ? std::string("the object")
                         : (C.Argument.Index < 0 ? "argument " + std::to_string(-C.Argument.Index) + " from the end"
                                                 : "argument " + std::to_string(C.Argument.Index + 1));
  switch (C.What) {
  case Property::Equals:
    return Text + " is " + std::to_string(C.Number);
  case Property::AtMost:
    return Text + (C.Times ? " times argument " + std::to_string(C.Times->Index + 1) : "") + " is at most " +
           std::to_string(C.Number);
  case Property::Flag:
    return Text + " has " + C.Pattern;
  case Property::Zeros:
    return Text + " holds nothing but zeros";
  case Property::Type:
    return Text + " is of type '" + C.Pattern + "'";
  case Property::Global:
    return Text + " is '" + C.Pattern + "'";
  case Property::Text:
    return Text + " is the text \"" + C.Pattern + "\"";
  case Property::State:
    return Text + " is " + spelling(C.InState).str() + " here";
  case Property::Absent:
    return Text + " is left out";
  case Property::Error:
    return "the function asks for " + C.Pattern;
  }
  return Text;
}

std::string nostall::whyDischarged(const FunctionEntry &Entry, const Condition *Exempt) {
  if (Exempt)
    return describe(*Exempt);
  std::string Wanted;
  for (const Condition &C : Entry.When)
    Wanted += (Wanted.empty() ? "" : ", or ") + describe(C);
  return "it blocks only when " + Wanted;
}
