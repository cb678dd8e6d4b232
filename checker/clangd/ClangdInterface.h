//===- ClangdInterface.h - The few names of clangd that nostall-clangd relies on ------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// Distributions ship clangd as archives without headers, so what is used of them is declared here. The linker checks
// functions by their mangled names; of classes only Transport is declared, whose members are all virtual and without
// data.
//
// `--wrap` lets four functions of clangd be replaced without a fork; the original is reached by the second name.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_CLANGD_CLANGDINTERFACE_H
#define NOSTALL_CLANGD_CLANGDINTERFACE_H

#include "llvm/ADT/FunctionExtras.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/JSON.h"
#include <cstdio>
#include <memory>
#include <optional>

namespace clang::tidy {
struct ClangTidyOptions;
}

namespace clang::clangd {

/// All of clangd. Returns the process's exit status.
int clangdMain(int Argc, char *Argv[]);

/// Changes the options of clang-tidy for a file. In LLVM 19 what is called must live as long as the process.
#if NOSTALL_LLVM_VERSION >= 22
using TidyProvider = llvm::unique_function<void(tidy::ClangTidyOptions &, llvm::StringRef File) const>;
#else
using TidyProvider = llvm::function_ref<void(tidy::ClangTidyOptions &, llvm::StringRef File)>;
#endif

/// The connection to the editor, as clangd sees it. clangd sends from any thread, one message at a time.
class Transport {
public:
  virtual ~Transport() = default;
  virtual void notify(llvm::StringRef Method, llvm::json::Value Params) = 0;
  virtual void call(llvm::StringRef Method, llvm::json::Value Params, llvm::json::Value Id) = 0;
  virtual void reply(llvm::json::Value Id, llvm::Expected<llvm::json::Value> Result) = 0;

  /// What clangd does with incoming messages. False ends the loop.
  class MessageHandler {
  public:
    virtual ~MessageHandler() = default;
    virtual bool onNotify(llvm::StringRef Method, llvm::json::Value Params) = 0;
    virtual bool onCall(llvm::StringRef Method, llvm::json::Value Params, llvm::json::Value Id) = 0;
    virtual bool onReply(llvm::json::Value Id, llvm::Expected<llvm::json::Value> Result) = 0;
  };
  /// Reads messages until the handler, or the end of the input, ends it.
  virtual llvm::Error loop(MessageHandler &Handler) = 0;
};

enum JSONStreamStyle : int;

/// Whether a check is fast enough to run after each edit; none when clangd never measured it. clangd leaves out what
/// is not, nostall's checks among it.
std::optional<bool> isFastTidyCheck(llvm::StringRef Check);
std::optional<bool>
originalIsFastTidyCheck(llvm::StringRef Check) __asm__("__real__ZN5clang6clangd15isFastTidyCheckEN4llvm9StringRefE");
std::optional<bool>
wrappedIsFastTidyCheck(llvm::StringRef Check) __asm__("__wrap__ZN5clang6clangd15isFastTidyCheckEN4llvm9StringRefE");

/// The provider that runs last: the checks for who configures none.
TidyProvider originalProvideDefaultChecks() __asm__("__real__ZN5clang6clangd20provideDefaultChecksEv");
TidyProvider wrappedProvideDefaultChecks() __asm__("__wrap__ZN5clang6clangd20provideDefaultChecksEv");

/// Makes the connection over the process's streams.
std::unique_ptr<Transport> originalNewJSONTransport(
    std::FILE *In, llvm::raw_ostream &Out, llvm::raw_ostream *InMirror, bool Pretty,
    JSONStreamStyle Style) __asm__("__real__ZN5clang6clangd16newJSONTransportEP8_IO_FILERN4llvm11raw_"
                                   "ostreamEPS4_bNS0_15JSONStreamStyleE");
std::unique_ptr<Transport> wrappedNewJSONTransport(
    std::FILE *In, llvm::raw_ostream &Out, llvm::raw_ostream *InMirror, bool Pretty,
    JSONStreamStyle Style) __asm__("__wrap__ZN5clang6clangd16newJSONTransportEP8_IO_FILERN4llvm11raw_"
                                   "ostreamEPS4_bNS0_15JSONStreamStyleE");

/// The server behind the protocol. Only its address is used.
class ClangdServer;

/// Which states of a file get diagnostics: this one, not this one, this one or the next.
enum class WantDiagnostics { Yes, No, Auto };

/// Takes the text of a file that was opened or changed. Called on the thread of the messages.
void originalAddDocument(ClangdServer *Server, llvm::StringRef File, llvm::StringRef Contents, llvm::StringRef Version,
                         WantDiagnostics Want,
                         bool ForceRebuild) __asm__("__real__ZN5clang6clangd12ClangdServer11addDocumentEN4llvm9StringRe"
                                                    "fES3_S3_NS0_15WantDiagnosticsEb");
void wrappedAddDocument(ClangdServer *Server, llvm::StringRef File, llvm::StringRef Contents, llvm::StringRef Version,
                        WantDiagnostics Want,
                        bool ForceRebuild) __asm__("__wrap__ZN5clang6clangd12ClangdServer11addDocumentEN4llvm9StringRe"
                                                   "fES3_S3_NS0_15WantDiagnosticsEb");

} // namespace clang::clangd

#endif
