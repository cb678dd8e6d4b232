//===- Session.h - What passes between clangd and the editor -------------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
// clangd turns nostall's diagnostics into the editor's like those of every check of clang-tidy. The session stands
// between clangd and the editor, passes every message on, and does what clangd's own structure has no place for:
//
//   out   diagnostics get the page of their rule and their category; a hover gets what nostall knows of the function;
//         who asks for `source.fixAll` gets all safe fixes of the file, for clangd's own actions are of no such kind
//   in    files that are opened and saved start runs of the project index, whose progress the editor is shown
//   aside an open file whose findings changed because another file did is given to clangd again
//
// clangd wants its messages from one thread. A second thread reads them, so that the first can do the last of these.
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_CLANGD_SESSION_H
#define NOSTALL_CLANGD_SESSION_H

#include "clangd/ClangdInterface.h"
#include "clangd/IndexRuns.h"
#include "clangd/Messages.h"
#include "clangd/OpenProject.h"
#include <deque>
#include <map>
#include <memory>
#include <set>

namespace nostall {

class Session final : public clang::clangd::Transport {
public:
  /// \p Project must outlive the session.
  Session(std::unique_ptr<clang::clangd::Transport> Editor, OpenProject &Project);
  ~Session() override;

  // From clangd, on any thread.
  void notify(llvm::StringRef Method, llvm::json::Value Params) override;
  void call(llvm::StringRef Method, llvm::json::Value Params, llvm::json::Value Id) override;
  void reply(llvm::json::Value Id, llvm::Expected<llvm::json::Value> Result) override;
  llvm::Error loop(MessageHandler &Clangd) override;

private:
  class Reader;
  /// Something to do on the thread of the messages. False ends the loop.
  using Task = llvm::unique_function<bool(MessageHandler &Clangd)>;
  void post(Task T);

  // Looks at messages of the editor before clangd gets them.
  void sawNotification(llvm::StringRef Method, const llvm::json::Value &Params);
  void sawCall(llvm::StringRef Method, const llvm::json::Value &Params, const llvm::json::Value &Id);
  void requestIndexFor(const std::string &File);
  void refresh(MessageHandler &Clangd, const std::string &File);
  void refreshAll();
  void progress(const std::string &BuildFolder, size_t Done, size_t All);
  void tellProgress(const std::string &Token, llvm::json::Object Value);
  std::string hoverText(const llvm::json::Value &Id);
  void fixAll(const llvm::json::Value &Id, llvm::Expected<llvm::json::Value> &Result);

  std::unique_ptr<clang::clangd::Transport> Editor;
  OpenProject &Project;

  std::mutex Sending; ///< the connection takes one message at a time

  std::mutex Queue;
  std::condition_variable Queued;
  std::deque<Task> Tasks;

  /// A request for all safe fixes of a file.
  struct FixAllRequest {
    std::string File, Uri;
    llvm::json::Value Version = nullptr;
    std::shared_ptr<const std::string> Text; ///< what the file held then
  };

  std::mutex State;                                                         ///< of what follows, which messages tell
  std::map<std::string, llvm::json::Value> Versions;                        ///< of open files: {uri, version}
  std::map<std::string, std::pair<std::string, llvm::json::Object>> Hovers; ///< by id: file, position
  std::map<std::string, FixAllRequest> FixAlls;                             ///< by id
  std::map<std::string, std::set<std::pair<std::string, unsigned>>>
      Published; ///< rule and line of what is shown, by file
  bool OffersFixAll = false, VersionedEdits = false;
  std::set<std::string> Indexed; ///< build folders that had a run
  std::string InitializeId;
  PositionUnit Unit = PositionUnit::Utf16;
  bool ShowsProgress = false;
  std::map<std::string, std::string> Tokens; ///< of the runs that the editor is shown, by build folder
  unsigned TokenCount = 0;

  std::unique_ptr<IndexRuns> Runs; ///< last: ends first
};

} // namespace nostall

#endif
