//===- BodyReader.cpp - The flow graph of a function from its text ------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "model/BodyReader.h"
#include "model/GraphDefaults.h"
#include "model/GraphWords.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace nostall;
using namespace nostall::graph;
using llvm::StringRef;

//===--- Values ---===//

ValueIndex ValueReader::keep(Value V) {
  const auto Known = llvm::find(G.Values, V);
  return Known != G.Values.end() ? G.Values.indexOf(*Known) : G.Values.add(std::move(V));
}

ValueIndex ValueReader::made(ValueKind Kind, ValueIndex First) {
  Value V{Kind};
  V.First = First;
  return keep(std::move(V));
}

/// What binds least first: `&`, `*` and `not` before `.field` and `[]`.
ValueIndex ValueReader::value(TextCursor &C) {
  if (C.eat("&"))
    return made(ValueKind::Address, value(C));
  if (C.eat("*"))
    return made(ValueKind::Target, value(C));
  if (C.eatWord("not")) {
    Value V{ValueKind::Operation, Operator::Not};
    V.First = value(C);
    return keep(std::move(V));
  }
  ValueIndex V = primary(C);
  while (!C.failed())
    if (C.touches(".") && C.eat("."))
      V = field(C, V);
    else if (C.eat("[]"))
      V = made(ValueKind::Element, V);
    else
      break;
  return V;
}

ValueIndex ValueReader::field(TextCursor &C, ValueIndex Of) {
  Value V{ValueKind::Field};
  V.First = Of;
  V.Named = Entries.field(C, G.Of, G.Values[Of].Kind == ValueKind::This);
  return keep(std::move(V));
}

ValueIndex ValueReader::primary(TextCursor &C) {
  Value V;
  if (C.eat("?"))
    return keep({});
  if (C.eat("("))
    return bracketed(C);
  if (C.sees("{"))
    return braced(C, {});
  if (C.eatWord("this"))
    return keep({ValueKind::This});
  if (C.eatWord("null"))
    return keep({ValueKind::Null});
  if (C.eatWord("lambda"))
    return closure(C);
  if (C.eatWord("function")) {
    V.Kind = ValueKind::Function;
    V.Callee = Entries.function(C);
  } else if (C.sees("\"")) {
    V.Kind = ValueKind::Text;
    V.Text = Entries.U.Strings.intern(C.quotedText('"'));
  } else if (C.seesNumber()) {
    V.Kind = ValueKind::Number;
    V.Number = C.number();
  } else if (TextCursor AfterLabel = C; AfterLabel.label('s')) {
    V.Kind = ValueKind::Result;
    V.Of = step(C);
  } else {
    return named(C);
  }
  return keep(std::move(V));
}

StepIndex ValueReader::step(TextCursor &C) {
  TextCursor AtLabel = C;
  const std::optional<uint32_t> Label = C.label('s');
  if (!Label || !StepsByLabel.contains(*Label))
    AtLabel.fail("a step of this function");
  return Label ? StepsByLabel.lookup(*Label) : StepIndex();
}

std::optional<Operator> ValueReader::binaryOperator(TextCursor &C) {
  if (C.eat("<="))
    return Operator::LessOrEqual; // before `<`
  for (size_t I = 0; I < EnumeratorCount<Operator>; ++I) {
    const auto How = static_cast<Operator>(I);
    const StringRef Word = OperatorWords[How];
    if (How != Operator::Not && (llvm::isAlpha(Word.front()) ? C.eatWord(Word) : C.eat(Word)))
      return How;
  }
  return std::nullopt;
}

/// `(a + b)`, `(a op)`, or a value in brackets.
ValueIndex ValueReader::bracketed(TextCursor &C) {
  const ValueIndex First = value(C);
  const std::optional<Operator> How = binaryOperator(C);
  if (!How) {
    C.expect(")");
    return First;
  }
  Value V{ValueKind::Operation, *How};
  V.First = First;
  if (!C.sees(")"))
    V.Second = value(C);
  C.expect(")");
  return keep(std::move(V));
}

std::vector<ValueIndex> ValueReader::list(TextCursor &C) {
  std::vector<ValueIndex> Values;
  do
    Values.push_back(value(C));
  while (C.eat(","));
  return Values;
}

/// `{condition ? a | b}`, `{a | b}` or `{a, b}`.
ValueIndex ValueReader::braced(TextCursor &C, TypeIndex Type) {
  Value V{ValueKind::List};
  V.Type = Type;
  C.expect("{");
  if (C.eat("}"))
    return keep(std::move(V));
  V.Several = list(C);
  const bool Conditional = V.Several.size() == 1 && C.eat("?");
  if (Conditional) {
    V.Kind = ValueKind::Choice;
    V.First = value(C);
    C.expect("|");
    V.Second = value(C);
  } else if (V.Several.size() == 1 && C.eat("|")) {
    V = Value{ValueKind::Choice, Operator::Other, V.Several.front()};
    V.Second = value(C);
  }
  C.expect("}");
  return keep(std::move(V));
}

ValueIndex ValueReader::closure(TextCursor &C) {
  Value V{ValueKind::Closure};
  if (!C.sees("{"))
    V.Type = Entries.type(C, TypePlace::BeforeValue);
  C.expect("{");
  if (C.eat("}"))
    return keep(std::move(V));
  V.Several = list(C);
  C.expect("}");
  return keep(std::move(V));
}

/// A variable; with `{` a list of that type, with `=` an enumerator.
ValueIndex ValueReader::named(TextCursor &C) {
  TextCursor AtName = C;
  const SpelledName Name = C.name("a value");
  if (C.touches("{")) {
    C = AtName;
    const TypeIndex Type = Entries.type(C, TypePlace::BeforeValue);
    return braced(C, Type);
  }
  const bool HasNumber = C.touches("=") && !C.touches("==");
  Value V;
  if (HasNumber || StringRef(Name.Text).contains("::")) {
    V.Kind = ValueKind::Enumerator;
    V.Text = Entries.U.Strings.intern(Name.Text);
    C.expect("=");
    V.Number = C.number();
  } else {
    V.Kind = ValueKind::Variable;
    V.Named = Entries.variable(Name, C, G.Of);
  }
  return keep(std::move(V));
}

//===--- Blocks ---===//

BodyReader::BodyReader(UnitEntries &Entries, FunctionIndex Of) : Entries(Entries), Values(Entries, G) { G.Of = Of; }

/// The label of a block, if one begins here: `b3:`.
static std::optional<uint32_t> blockLabel(TextCursor &C) {
  TextCursor After = C;
  const std::optional<uint32_t> Label = After.label('b');
  if (!Label || !After.eat(":"))
    return std::nullopt;
  C = After;
  return Label;
}

/// The kind of step that begins here, and the number that stands before it.
static std::optional<StepKind> stepKind(TextCursor &C, std::optional<uint32_t> &Label) {
  TextCursor After = C;
  Label = After.label('s');
  const std::optional<StepKind> Kind = StepWords.find(After.word());
  if (Kind)
    C = After;
  return Kind;
}

/// Gives blocks and steps their places, so that they can be named before they are read.
void BodyReader::number(llvm::ArrayRef<TextCursor> Lines) {
  size_t Steps = 0;
  for (TextCursor C : Lines) {
    TextCursor AtLine = C;
    std::optional<uint32_t> Label;
    if (const std::optional<uint32_t> Block = blockLabel(C)) {
      HasBlocks = true;
      if (!BlocksByLabel.try_emplace(*Block, G.Blocks.size()).second)
        AtLine.fail("a block with another number");
      G.Blocks.add({});
    } else if (stepKind(C, Label)) {
      if (Label && !Values.StepsByLabel.try_emplace(*Label, Steps).second)
        AtLine.fail("a step with another number");
      ++Steps;
    }
  }
}

static BlockIndex orAdded(Table<Block> &Blocks, BlockIndex B) { return B ? B : Blocks.add({}); }

/// The blocks that have to be there although nobody wrote them.
void BodyReader::addEnds() {
  if (!G.Entry)
    G.Entry = HasBlocks ? BlockIndex(0) : G.Blocks.add({});
  G.Exit = orAdded(G.Blocks, G.Exit);
  G.Unwound = orAdded(G.Blocks, G.Unwound);
}

void BodyReader::block(TextCursor C, uint32_t Label) {
  TextCursor AtRole = C;
  BlockIndex *const Role = C.eatWord("entry")     ? &G.Entry
                           : C.eatWord("exit")    ? &G.Exit
                           : C.eatWord("unwound") ? &G.Unwound
                                                  : nullptr;
  if (Role && *Role)
    AtRole.fail("nothing, since another block is that");
  if (Role)
    *Role = BlocksByLabel.lookup(Label);
  C.expectEnd();
}

FlowGraph BodyReader::read(llvm::ArrayRef<TextCursor> Lines) {
  number(Lines);
  for (TextCursor C : Lines)
    if (const std::optional<uint32_t> Label = blockLabel(C))
      block(C, *Label);
  addEnds();
  Here = HasBlocks ? BlockIndex() : G.Entry;
  for (TextCursor C : Lines)
    if (const std::optional<uint32_t> Label = blockLabel(C))
      Here = BlocksByLabel.lookup(*Label);
    else
      line(C);
  if (!HasBlocks)
    G.Blocks[G.Entry].Edges.push_back({EdgeKind::Always, G.Exit});
  return std::move(G);
}

void BodyReader::line(TextCursor C) {
  if (!Here)
    return C.fail("a block, such as 'b0: entry'");
  if (C.sees("->"))
    return edge(C, EdgeKind::Always);
  std::optional<uint32_t> Label;
  if (const std::optional<StepKind> Kind = stepKind(C, Label))
    return step(C, *Kind);
  TextCursor AfterWord = C;
  if (const std::optional<EdgeKind> Kind = EdgeWords.find(AfterWord.word()))
    return edge(AfterWord, *Kind);
  C.fail("a step (" + StepWords.all() + "), an edge (true, false, case, default, exception or ->), or a block");
}

//===--- Edges ---===//

BlockIndex BodyReader::target(TextCursor &C) {
  if (C.eatWord("exit"))
    return G.Exit;
  if (C.eatWord("unwound"))
    return G.Unwound;
  TextCursor AtLabel = C;
  const std::optional<uint32_t> Label = C.label('b');
  const auto Found = Label ? BlocksByLabel.find(*Label) : BlocksByLabel.end();
  if (Found != BlocksByLabel.end())
    return Found->second;
  AtLabel.fail("a block of this function");
  return {};
}

void BodyReader::edge(TextCursor &C, EdgeKind Kind) {
  Edge E;
  E.Kind = Kind;
  if (!C.sees("->"))
    E.Condition = Values.value(C);
  if (C.eat("=="))
    E.Constant = Values.value(C);
  C.expect("->");
  E.To = target(C);
  C.expectEnd();
  G.Blocks[Here].Edges.push_back(E);
}

//===--- Steps ---===//

/// Whether a bracket begins arguments, and not an object such as `(*p).x`.
static bool seesArguments(TextCursor C) {
  if (!C.sees("("))
    return false;
  const StringRef Rest = C.rest();
  size_t Depth = 0;
  for (size_t I = 0; I < Rest.size(); ++I) {
    if (Rest[I] == '"' || Rest[I] == '`')
      I = std::min(Rest.find(Rest[I], I + 1), Rest.size() - 1);
    Depth += Rest[I] == '(';
    Depth -= Rest[I] == ')';
    if (Depth)
      continue;
    const StringRef After = Rest.drop_front(I + 1).ltrim();
    return !After.starts_with(".") && !After.starts_with(":") && !After.starts_with("(") && !After.starts_with("[]");
  }
  return true;
}

void BodyReader::object(TextCursor &C, Step &S) {
  S.Object = Values.value(C);
  if (C.eat(":"))
    S.ObjectWritten = Entries.type(C);
}

void BodyReader::arguments(TextCursor &C, Step &S) {
  if (!C.eat("(") || C.eat(")"))
    return;
  do {
    Argument A;
    S.Defaults = C.eatWord("default") ? S.Defaults + 1 : 0;
    A.What = Values.value(C);
    if (C.eat(":"))
      A.Written = Entries.type(C);
    S.Arguments.push_back(A);
  } while (C.eat(","));
  C.expect(")");
}

/// Whether what follows the operands of a step comes next, or nothing.
static bool seesEndOfOperands(TextCursor C) {
  return C.atEnd() || C.sees("->") || (C.sees("[") && !C.sees("[]")) || C.seesPlace();
}

void BodyReader::call(TextCursor &C, Step &S) {
  if (S.Kind == StepKind::Construct)
    S.Callee = Entries.constructor(C);
  else if (S.Kind != StepKind::IndirectCall)
    S.Callee = Entries.function(C);
  if (!seesArguments(C) && !seesEndOfOperands(C))
    object(C, S);
  if (S.Kind == StepKind::IndirectCall && !seesArguments(C) && !seesEndOfOperands(C))
    S.Source = Values.value(C);
  arguments(C, S);
}

void BodyReader::suspension(TextCursor &C, Step &S) {
  if (!C.eatWord("suspends"))
    return;
  TextCursor AtWord = C;
  const std::optional<Suspends> Word = SuspendsWords.find(C.word());
  if (!Word)
    return AtWord.fail("one of " + SuspendsWords.all());
  S.Suspending = *Word;
}

void BodyReader::operands(TextCursor &C, Step &S) {
  switch (S.Kind) {
  case StepKind::Call:
  case StepKind::VirtualCall:
  case StepKind::IndirectCall:
  case StepKind::Construct:
    return call(C, S);
  case StepKind::Destroy:
  case StepKind::Delete:
    S.Type = Entries.type(C, TypePlace::BeforeValue);
    Entries.destructorOf(S.Type);
    return object(C, S);
  case StepKind::Initialise:
  case StepKind::Assign:
    S.Target = Values.value(C);
    C.expect(":=");
    S.Source = Values.value(C);
    return;
  case StepKind::Await:
    object(C, S);
    return suspension(C, S);
  case StepKind::InitialSuspend:
  case StepKind::FinalSuspend:
    return suspension(C, S);
  case StepKind::Discard:
    return object(C, S);
  case StepKind::Return:
    if (!seesEndOfOperands(C))
      S.Source = Values.value(C);
    return;
  case StepKind::Throw:
    return;
  }
}

void BodyReader::flag(TextCursor &C, Step &S) {
  C.expect("[");
  if (C.eatWord("runs")) {
    S.Callee = Entries.function(C);
    return C.expect("]");
  }
  if (C.eatWord("beside")) {
    S.Beside = Values.step(C);
    return C.expect("]");
  }
  TextCursor AtWord = C;
  for (const FlagWord<Step> &Word : StepFlags)
    if (C.eat(Word.Word)) {
      S.*Word.Flag = true;
      return C.expect("]");
    }
  const StringRef Word = C.word();
  const std::optional<AwaitSyntax> Syntax = SyntaxWords.find(Word);
  if (Word == "implicit" || Word == "spelled")
    S.Implicit = Word == "implicit";
  else if (Syntax)
    S.Syntax = *Syntax;
  else
    return AtWord.fail("one of implicit, spelled, runs, beside, perhaps, the callee's, " + SyntaxWords.all());
  C.expect("]");
}

void BodyReader::step(TextCursor &C, StepKind Kind) {
  Step S;
  S.Kind = Kind;
  operands(C, S);
  if (C.failed())
    return;
  defaults::complete(Entries.U, G.Of, S);
  if (C.eat("->"))
    S.Type = Entries.type(C);
  while (C.sees("[") && !C.failed())
    flag(C, S);
  S.Where = Entries.place(C, Entries.U.Functions[G.Of].Where.File);
  C.expectEnd();
  G.Blocks[Here].Steps.push_back(G.Steps.add(std::move(S)));
}
