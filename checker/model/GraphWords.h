//===- GraphWords.h - The words of the text of a unit ----------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_MODEL_GRAPHWORDS_H
#define NOSTALL_MODEL_GRAPHWORDS_H

#include "model/FlowGraph.h"

namespace nostall::graph {

inline constexpr WordTable<StepKind> StepWords("call", "virtual-call", "indirect-call", "construct", "destroy",
                                               "delete", "initialise", "assign", "await", "initial-suspend",
                                               "final-suspend", "discard", "return", "throw");
inline constexpr WordTable<Operator> OperatorWords("not", "and", "or", "+", "-", "*", "<", "<=", "==", "op");
inline constexpr WordTable<EdgeKind> EdgeWords("always", "true", "false", "case", "default", "exception");
inline constexpr WordTable<Suspends> SuspendsWords("never", "perhaps", "always");
inline constexpr WordTable<AwaitSyntax> SyntaxWords("not-in-coroutine", "in-default-argument", "in-range-loop",
                                                    "no-spelling", "in-catch-handler", "in-static-initialiser",
                                                    "in-macro", "thread-local-used", "legal");
inline constexpr WordTable<Hazard> HazardWords("none", "shared-object", "escaped-local", "carries-pointer",
                                               "static-state", "unseen-callee", "last-error", "named-on-both-sides",
                                               "alias-across", "range-loop-across", "unjudged");
inline constexpr WordTable<TypeKind> TypeWords("class", "pointer", "reference", "enumeration", "number", "callable",
                                               "array", "other");
inline constexpr WordTable<VariableKind> VariableWords("parameter", "local", "static", "global", "field");

/// A word for something that is so or not.
template <typename Record> struct FlagWord {
  llvm::StringLiteral Word;
  bool Record::*Flag;
};

inline constexpr FlagWord<Type> TypeFlags[] = {{"complete", &Type::Complete}, {"closure", &Type::Closure},
                                               {"opaque", &Type::Opaque},     {"await-operator", &Type::AwaitOperator},
                                               {"callable", &Type::Callable}, {"lazy-task", &Type::LazyTask}};
inline constexpr FlagWord<Variable> VariableFlags[] = {{"thread-local", &Variable::ThreadLocal},
                                                       {"only-used-here", &Variable::OnlyUsedHere}};
inline constexpr FlagWord<Function> FunctionFlags[] = {{"private", &Function::Private},
                                                       {"static", &Function::Static},
                                                       {"virtual", &Function::Virtual},
                                                       {"pure", &Function::Pure},
                                                       {"constructor", &Function::Constructor},
                                                       {"destructor", &Function::Destructor},
                                                       {"implicit", &Function::Implicit},
                                                       {"variadic", &Function::Variadic},
                                                       {"no-return", &Function::NoReturn},
                                                       {"c-linkage", &Function::CLinkage},
                                                       {"builtin", &Function::Builtin},
                                                       {"opaque", &Function::Opaque},
                                                       {"local", &Function::Local},
                                                       {"blocking", &Function::Blocking},
                                                       {"non-blocking", &Function::NonBlocking},
                                                       {"allow-blocking", &Function::AllowBlocking}};
inline constexpr FlagWord<CoroutineTraits> TraitFlags[] = {{"yields-values", &CoroutineTraits::YieldsValues},
                                                           {"result-awaitable", &CoroutineTraits::ResultAwaitable}};
inline constexpr FlagWord<Step> StepFlags[] = {{"perhaps", &Step::Perhaps}, {"the callee's", &Step::CalleeEnds}};

} // namespace nostall::graph

#endif
