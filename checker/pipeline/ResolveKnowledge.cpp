//===- ResolveKnowledge.cpp - Hold knowledge against the headers it speaks of ---------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "pipeline/ResolveKnowledge.h"
#include "lower/Names.h"
#include "pipeline/ParseUnit.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/STLExtras.h"
#include <set>

using namespace nostall;
using namespace clang;

namespace {

/// Marks the entries that some declaration of the unit matches.
class Resolver {
public:
  explicit Resolver(const Knowledge &K) : K(K) {}

  void visit(const DeclContext &DC) {
    for (const Decl *D : DC.decls()) {
      // A friend that is declared only here belongs to the namespace around the class.
      if (const auto *Friend = dyn_cast<FriendDecl>(D); Friend && Friend->getFriendDecl())
        D = Friend->getFriendDecl();
      if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
        D = Template->getTemplatedDecl();
      else if (const auto *Class = dyn_cast<ClassTemplateDecl>(D))
        D = Class->getTemplatedDecl();
      else if (const auto *Using = dyn_cast<TypedefNameDecl>(D))
        type(*Using);
      if (const auto *F = dyn_cast<FunctionDecl>(D))
        function(*F);
      else if (const auto *Record = dyn_cast<CXXRecordDecl>(D)) {
        type(*Record);
        implicitMembers(*Record);
      }
      if (isa<NamespaceDecl, LinkageSpecDecl, CXXRecordDecl, ExportDecl>(D))
        visit(*cast<DeclContext>(D));
    }
  }

  std::set<const FunctionEntry *> Functions;
  std::set<std::string> Types;
  std::set<std::pair<std::string, std::string>> MissingMembers; ///< {type, member} that entries name

private:
  /// Every entry that this declaration alone would choose among others of its name counts as matched.
  void function(const FunctionDecl &F) {
    for (const FunctionEntry *E :
         K.matching(scopeName(F.getDeclContext()), lastName(F), [&] { return parameterTypes(F); }))
      Functions.insert(E);
  }
  void type(const NamedDecl &D) {
    const TypeEntry *T = K.type(qualifiedName(D));
    if (!T)
      return;
    Types.insert(T->Name);
    const auto *Record = dyn_cast<CXXRecordDecl>(&D);
    if (!Record || !Record->isThisDeclarationADefinition())
      return;
    for (const std::string &Member : T->ReleasedBy)
      if (!declares(*Record, Member))
        MissingMembers.insert({T->Name, Member});
  }
  static bool declares(const CXXRecordDecl &Record, llvm::StringRef Member) {
    const auto names = [&](const Decl *D) {
      const auto *Named = dyn_cast<NamedDecl>(D);
      return Named && Named->getDeclName().isIdentifier() && Named->getName() == Member;
    };
    return llvm::any_of(Record.decls(), names) || llvm::any_of(Record.bases(), [&](const CXXBaseSpecifier &Base) {
             const CXXRecordDecl *R = recordOf(Base.getType());
             return R && R->hasDefinition() && declares(*R->getDefinition(), Member);
           });
  }
  /// A destructor that the class leaves implicit can be named all the same.
  void implicitMembers(const CXXRecordDecl &Record) {
    if (!Record.isThisDeclarationADefinition() || Record.isLambda() || Record.getName().empty())
      return;
    const std::string Scope = qualifiedName(Record);
    for (const std::string &Name : {"~" + Record.getNameAsString()})
      for (const FunctionEntry *E : K.matching(Scope, Name, [] { return std::vector<std::string>(); }))
        Functions.insert(E);
  }

  const Knowledge &K;
};

class ResolveConsumer : public ASTConsumer {
public:
  explicit ResolveConsumer(Resolver &R) : R(R) {}
  void HandleTranslationUnit(ASTContext &Context) override { R.visit(*Context.getTranslationUnitDecl()); }

private:
  Resolver &R;
};

class ResolveAction : public ASTFrontendAction {
public:
  ResolveAction(Resolver &R, bool &Failed) : R(R), Failed(Failed) {}
  bool BeginInvocation(CompilerInstance &Compiler) override {
    Compiler.getFrontendOpts().SkipFunctionBodies = true;
    Compiler.getDiagnosticOpts().IgnoreWarnings = true;
    return true;
  }
  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &, llvm::StringRef) override {
    return std::make_unique<ResolveConsumer>(R);
  }
  void EndSourceFileAction() override { Failed = getCompilerInstance().getDiagnostics().hasErrorOccurred(); }

private:
  Resolver &R;
  bool &Failed;
};

} // namespace

llvm::Expected<std::vector<std::string>> nostall::resolveKnowledge(const Knowledge &K, llvm::StringRef LibraryName,
                                                                   const std::vector<std::string> &Flags) {
  const auto failure = [](const std::string &Message) {
    return llvm::createStringError(llvm::inconvertibleErrorCode(), Message.c_str());
  };
  const auto Found = llvm::find_if(K.libraries(), [&](const Library &L) { return L.Name == LibraryName; });
  if (Found == K.libraries().end())
    return failure("no library '" + LibraryName.str() + "'; 'nostall knowledge' lists them");
  std::string Code;
  for (const std::string &Header : Found->Headers)
    Code += "#include <" + Header + ">\n";
  std::vector<std::string> Arguments = {"-std=c++20", "-resource-dir=" + resourceDirectory()};
  llvm::append_range(Arguments, Found->Flags);
  llvm::append_range(Arguments, Flags);
  Resolver R(K);
  bool Failed = false;
  const bool Ran =
      tooling::runToolOnCodeWithArgs(std::make_unique<ResolveAction>(R, Failed), Code, Arguments, "resolve.cpp");
  if (Failed || !Ran)
    return failure("the headers of '" + LibraryName.str() + "' do not parse");
  std::vector<std::string> Unresolved;
  for (const FunctionEntry &E : K.functions())
    if (E.File == Found->File && !R.Functions.count(&E))
      Unresolved.push_back(E.File + ":" + std::to_string(E.Line) + ": '" + E.Name + "' matches no declaration");
  for (const auto &[Name, T] : K.types()) {
    if (T.File != Found->File)
      continue;
    const std::string Place = T.File + ":" + std::to_string(T.Line) + ": ";
    if (!R.Types.count(Name))
      Unresolved.push_back(Place + "type '" + Name + "' is not declared");
    for (const std::string &Member : T.ReleasedBy)
      if (R.MissingMembers.count({Name, Member}))
        Unresolved.push_back(Place + "type '" + Name + "' has no member '" + Member + "'");
  }
  return Unresolved;
}
