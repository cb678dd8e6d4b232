//===- GraphReader.cpp - A unit from its text ---------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "model/GraphReader.h"
#include "model/BodyReader.h"
#include "model/GraphDefaults.h"
#include "model/GraphWords.h"
#include "llvm/ADT/StringExtras.h"

using namespace nostall;
using namespace nostall::graph;
using llvm::StringRef;

namespace {

/// A line that begins an entry, behind its first word, and those that belong to it.
struct EntryText {
  TextCursor Head;
  std::vector<TextCursor> Lines = {};
};

/// First declares everything, so that entries may name one another in any order; then reads variables, types, functions
/// without their bodies, and bodies, each of which speaks of those before.
class UnitReader {
public:
  llvm::Expected<Unit> read(StringRef Text);

private:
  void split(StringRef Text);
  void declare();

  void variable(VariableIndex Index, TextCursor C);
  FunctionId id(TextCursor &C);
  void typeLine(TypeIndex Index, TextCursor C);
  void fields(TypeIndex Index, TextCursor &C);
  void header(FunctionIndex Index, TextCursor C);
  void parameter(FunctionIndex Index, TextCursor &C);
  VariableIndex parameter(FunctionIndex Index, const SpelledName &Name, TextCursor &C, uint32_t Position,
                          TypeIndex Type);
  void attributes(FunctionIndex Index, EntryText &Entry);
  bool attribute(Function &Read, TextCursor C);
  void traits(CoroutineTraits &Traits, TextCursor &C);
  void body(FunctionIndex Index, EntryText &Entry);

  template <typename Read> auto list(TextCursor &C, Read ReadOne) -> std::vector<decltype(ReadOne())>;
  template <typename Record, size_t Count> void flags(TextCursor &C, Record &R, const FlagWord<Record> (&Words)[Count]);
  template <typename Enum> Enum word(TextCursor &C, const WordTable<Enum> &Words);
  std::vector<TypeIndex> types(TextCursor &C);
  std::vector<FunctionIndex> functions(TextCursor &C);
  StringId name(TextCursor &C) { return Entries.U.Strings.intern(C.name("a name").Text); }

  UnitEntries Entries;
  Unit &U = Entries.U;
  std::string Problem;
  std::vector<EntryText> Types, Variables, Functions;
};

} // namespace

//===--- Words ---===//

template <typename Read> auto UnitReader::list(TextCursor &C, Read ReadOne) -> std::vector<decltype(ReadOne())> {
  std::vector<decltype(ReadOne())> All;
  do
    All.push_back(ReadOne());
  while (C.eat(","));
  return All;
}

std::vector<TypeIndex> UnitReader::types(TextCursor &C) {
  return list(C, [&] { return Entries.type(C); });
}

std::vector<FunctionIndex> UnitReader::functions(TextCursor &C) {
  return list(C, [&] { return Entries.function(C); });
}

template <typename Record, size_t Count>
void UnitReader::flags(TextCursor &C, Record &R, const FlagWord<Record> (&Words)[Count]) {
  while (C.eat("[")) {
    TextCursor AtWord = C;
    const StringRef Word = C.word();
    const auto *Known = llvm::find_if(Words, [&](const FlagWord<Record> &W) { return W.Word == Word; });
    if (Known == std::end(Words))
      return AtWord.fail("one of " + llvm::join(llvm::map_range(Words, [](auto &W) { return W.Word; }), ", "));
    R.*Known->Flag = true;
    C.expect("]");
  }
}

template <typename Enum> Enum UnitReader::word(TextCursor &C, const WordTable<Enum> &Words) {
  TextCursor AtWord = C;
  const std::optional<Enum> Found = Words.find(C.word());
  if (!Found)
    AtWord.fail("one of " + Words.all());
  return Found.value_or(Enum());
}

//===--- Entries ---===//

void UnitReader::split(StringRef Text) {
  std::vector<EntryText> *Last = nullptr;
  for (size_t Number = 1; !Text.empty(); ++Number) {
    StringRef Line;
    std::tie(Line, Text) = Text.split('\n');
    TextCursor C(Line, Number, Problem);
    if (C.atEnd() || C.sees("//"))
      continue;
    std::vector<EntryText> *const Of = C.eatWord("type")       ? &Types
                                       : C.eatWord("variable") ? &Variables
                                       : C.eatWord("function") ? &Functions
                                                               : nullptr;
    if (Of) {
      Of->push_back({C});
      Last = Of;
    } else if (Last) {
      Last->back().Lines.push_back(C);
    } else {
      C.fail("type, variable or function");
    }
  }
}

void UnitReader::declare() {
  for (EntryText &Entry : Types) {
    const TypeKind Kind = word(Entry.Head, TypeWords);
    Entries.declareType(Kind, Entry.Head.type().Text);
  }
  for (const EntryText &Entry : Functions)
    Entries.declareFunction(TextCursor(Entry.Head).name("the name of a function").Text);
  for (EntryText &Entry : Variables) {
    Variable Declared;
    Declared.Kind = word(Entry.Head, VariableWords);
    Entries.declareVariable(std::move(Declared), Entry.Head.name("the name of a variable").Text);
  }
}

llvm::Expected<Unit> UnitReader::read(StringRef Text) {
  split(Text);
  declare();
  for (size_t I = 0; I < Variables.size(); ++I) {
    variable(VariableIndex(I), Variables[I].Head);
    for (TextCursor C : Variables[I].Lines)
      C.fail("type, variable or function");
  }
  for (size_t I = 0; I < Types.size(); ++I) {
    flags(Types[I].Head, U.Types[TypeIndex(I)], TypeFlags);
    Types[I].Head.expectEnd();
    for (const TextCursor &C : Types[I].Lines)
      typeLine(TypeIndex(I), C);
  }
  for (size_t I = 0; I < Functions.size(); ++I) {
    header(FunctionIndex(I), Functions[I].Head);
    attributes(FunctionIndex(I), Functions[I]);
  }
  for (size_t I = 0; I < Functions.size(); ++I)
    body(FunctionIndex(I), Functions[I]);
  for (Type &T : U.Types)
    if (!T.Object)
      T.Object = U.Strings.intern(defaults::objectText(U.Strings[T.Text]));
  if (!Problem.empty())
    return llvm::createStringError(llvm::inconvertibleErrorCode(), Problem);
  return std::move(U);
}

//===--- Variables ---===//

FunctionId UnitReader::id(TextCursor &C) {
  FunctionId Id;
  TextCursor AtWord = C;
  const StringRef Digits = C.word();
  if (Digits.size() != 32 || Digits.take_front(16).getAsInteger(16, Id.High) ||
      Digits.drop_front(16).getAsInteger(16, Id.Low))
    AtWord.fail("32 hexadecimal digits");
  return Id;
}

void UnitReader::variable(VariableIndex Index, TextCursor C) {
  Variable Read = U.Variables[Index];
  C.expect(":");
  Read.Type = Entries.type(C);
  if (C.eatWord("of")) {
    if (Read.Kind == VariableKind::Field)
      Read.Class = Entries.type(C);
    else
      Read.Owner = Entries.function(C);
  }
  if (C.eatWord("position"))
    Read.Position = static_cast<uint32_t>(C.number());
  if (C.eatWord("named"))
    Read.Qualified = name(C);
  Read.Id = C.eatWord("id") ? id(C) : defaults::idOf(U, Entries.Names, Read);
  flags(C, Read, VariableFlags);
  Read.Where = Entries.place(C, 0);
  C.expectEnd();
  U.Variables[Index] = std::move(Read);
}

//===--- Types ---===//

void UnitReader::fields(TypeIndex Index, TextCursor &C) {
  do {
    const VariableIndex Field = Entries.fieldOf(C, Index);
    if (!Field)
      return;
    if (C.eat(":"))
      U.Variables[Field].Type = Entries.type(C);
    U.Types[Index].Fields.push_back(Field);
  } while (C.eat(","));
}

void UnitReader::typeLine(TypeIndex Index, TextCursor C) {
  TextCursor AtWord = C;
  const StringRef Word = C.word();
  if (Word == "fields") {
    fields(Index, C);
    return C.expectEnd();
  }
  Type Read = U.Types[Index];
  if (Word == "name")
    Read.Name = name(C);
  else if (Word == "object")
    Read.Object = name(C);
  else if (Word == "of")
    Read.Of = Entries.type(C);
  else if (Word == "arguments")
    Read.Arguments = types(C);
  else if (Word == "bases")
    Read.Bases = types(C);
  else if (Word == "call-operators")
    Read.CallOperators = functions(C);
  else if (Word == "destructor")
    Read.Destructor = Entries.function(C);
  else if (Word == "constructors")
    Read.Constructors = functions(C);
  else if (Word != "awaiter")
    AtWord.fail("name, object, of, arguments, bases, fields, call-operators, destructor, constructors or awaiter");
  else if (const std::vector<FunctionIndex> Three = functions(C); Three.size() == 3)
    std::tie(Read.AwaitReady, Read.AwaitSuspend, Read.AwaitResume) = std::tuple(Three[0], Three[1], Three[2]);
  else
    C.fail("await_ready, await_suspend and await_resume of the awaiter");
  C.expectEnd();
  U.Types[Index] = std::move(Read);
}

//===--- Functions ---===//

/// The parameter that a function names at \p Position.
VariableIndex UnitReader::parameter(FunctionIndex Index, const SpelledName &Name, TextCursor &C, uint32_t Position,
                                    TypeIndex Type) {
  if (Name.Ordinal)
    return Entries.variable(Name, C, Index);
  for (const VariableIndex Known : Entries.Names.variables(Name.Text, Index).All)
    if (U.Variables[Known].Owner == Index)
      return Known;
  Variable Declared;
  Declared.Kind = VariableKind::Parameter;
  Declared.Type = Type;
  Declared.Owner = Index;
  Declared.Position = Position;
  return Entries.declareVariable(std::move(Declared), Name.Text);
}

/// `name: type`, or a type.
void UnitReader::parameter(FunctionIndex Index, TextCursor &C) {
  TextCursor AfterName = C;
  const std::optional<SpelledName> Name = AfterName.tryName();
  const bool Named = Name && AfterName.eat(":");
  if (Named)
    C = AfterName;
  const TypeIndex Type = Entries.type(C);
  const auto Position = static_cast<uint32_t>(U.Functions[Index].Parameters.size());
  U.Functions[Index].Parameters.push_back(Type);
  if (Named)
    U.Functions[Index].ParameterNames.push_back(parameter(Index, *Name, C, Position, Type));
}

void UnitReader::header(FunctionIndex Index, TextCursor C) {
  C.name("the name of a function");
  C.expect("(");
  if (!C.eat(")")) {
    do
      parameter(Index, C);
    while (C.eat(","));
    C.expect(")");
  }
  Function Read = U.Functions[Index];
  if (C.eat("->"))
    Read.Result = Entries.type(C);
  Read.IsCoroutine = C.eatWord("coroutine");
  Read.Pattern = C.eatWord("pattern");
  flags(C, Read, FunctionFlags);
  Read.Where = Entries.place(C, 0);
  C.expectEnd();
  U.Functions[Index] = std::move(Read);
}

void UnitReader::traits(CoroutineTraits &Traits, TextCursor &C) {
  Traits.Promise = Entries.type(C);
  if (C.eatWord("starts"))
    Traits.AtStart = word(C, SuspendsWords);
  if (C.eatWord("ends"))
    Traits.AtEnd = word(C, SuspendsWords);
  flags(C, Traits, TraitFlags);
}

/// Reads a line of a function that does not belong to its body; false when it does.
bool UnitReader::attribute(Function &Read, TextCursor C) {
  const StringRef Word = C.word();
  if (Word == "id") {
    Read.Id = id(C);
  } else if (Word == "scope") {
    Read.Scope = name(C);
    Read.Class = defaults::classOf(U, Entries.Names, Read);
  } else if (Word == "last") {
    Read.Last = name(C);
  } else if (Word == "class") {
    Read.Class = Entries.type(C);
  } else if (Word == "parent") {
    Read.Parent = Entries.function(C);
  } else if (Word == "defaults") {
    Read.Defaults = static_cast<uint32_t>(C.number());
  } else if (Word == "template-arguments") {
    Read.TemplateArguments = types(C);
  } else if (Word == "overrides") {
    Read.Overrides = functions(C);
  } else if (Word == "touches") {
    Read.Touches.Why = word(C, HazardWords);
    if (!C.atEnd())
      Read.Touches.Name = name(C);
  } else if (Word == "promise") {
    traits(Read.Coroutine, C);
  } else {
    return false;
  }
  C.expectEnd();
  return true;
}

void UnitReader::attributes(FunctionIndex Index, EntryText &Entry) {
  llvm::erase_if(Entry.Lines, [&](const TextCursor &C) {
    Function Read = U.Functions[Index];
    const bool IsAttribute = attribute(Read, C);
    U.Functions[Index] = std::move(Read);
    return IsAttribute;
  });
}

void UnitReader::body(FunctionIndex Index, EntryText &Entry) {
  bool CutShort = false;
  llvm::erase_if(Entry.Lines, [&](TextCursor C) {
    const bool Says = C.eatWord("cut") && C.eatWord("short");
    CutShort |= Says;
    return Says;
  });
  if (Entry.Lines.empty() || !Problem.empty())
    return;
  FlowGraph Read = BodyReader(Entries, Index).read(Entry.Lines);
  Read.CutShort = CutShort;
  U.Functions[Index].Body = U.Graphs.add(std::move(Read));
}

llvm::Expected<Unit> graph::readUnit(StringRef Text) { return UnitReader().read(Text); }
