//===- Session.cpp - What passes between clangd and the editor --------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "clangd/Session.h"

using namespace nostall;
using llvm::StringRef;
namespace json = llvm::json;

void nostall::completeDiagnostics(json::Array &Diagnostics) {
  for (json::Value &Value : Diagnostics) {
    json::Object *Diagnostic = Value.getAsObject();
    const StringRef Rule = Diagnostic ? Diagnostic->getString("code").value_or("") : "";
    if (!Rule.starts_with("nostall-"))
      continue;
    (*Diagnostic)["codeDescription"] =
        json::Object{{"href", NOSTALL_HOMEPAGE "/blob/main/checker/rules/" + Rule.str() + ".md"}};
    (*Diagnostic)["source"] = "nostall";
  }
}

void Session::notify(StringRef Method, json::Value Params) {
  if (Method == "textDocument/publishDiagnostics")
    if (json::Object *Published = Params.getAsObject())
      if (json::Array *Diagnostics = Published->getArray("diagnostics"))
        completeDiagnostics(*Diagnostics);
  Editor->notify(Method, std::move(Params));
}

void Session::call(StringRef Method, json::Value Params, json::Value Id) {
  Editor->call(Method, std::move(Params), std::move(Id));
}

void Session::reply(json::Value Id, llvm::Expected<json::Value> Result) {
  Editor->reply(std::move(Id), std::move(Result));
}

llvm::Error Session::loop(MessageHandler &Clangd) { return Editor->loop(Clangd); }

std::unique_ptr<clang::clangd::Transport> clang::clangd::wrappedNewJSONTransport(std::FILE *In, llvm::raw_ostream &Out,
                                                                                 llvm::raw_ostream *InMirror,
                                                                                 bool Pretty, JSONStreamStyle Style) {
  return std::make_unique<nostall::Session>(originalNewJSONTransport(In, Out, InMirror, Pretty, Style));
}
