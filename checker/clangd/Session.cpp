//===- Session.cpp - What passes between clangd and the editor --------------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "clangd/Session.h"
#include "clangd/Refresh.h"
#include "model/Vocabulary.h"
#include <csignal>

using namespace nostall;
using llvm::StringRef;
namespace json = llvm::json;

/// Ids of the session's own calls, which clangd must not see.
static constexpr llvm::StringLiteral OwnId = "nostall-";

/// A request's id as text: the protocol has numbers and strings.
static std::string key(const json::Value &Id) { return llvm::formatv("{0}", Id).str(); }

/// Reads messages on a thread of its own and gives them to the thread that clangd runs on.
class Session::Reader : public MessageHandler {
public:
  explicit Reader(Session &To) : To(To) {}

  bool onNotify(StringRef Method, json::Value Params) override {
    To.post([this, Method = Method.str(), Params = std::move(Params)](MessageHandler &Clangd) mutable {
      To.sawNotification(Method, Params);
      return Clangd.onNotify(Method, std::move(Params));
    });
    return Method != "exit";
  }
  bool onCall(StringRef Method, json::Value Params, json::Value Id) override {
    To.post(
        [this, Method = Method.str(), Params = std::move(Params), Id = std::move(Id)](MessageHandler &Clangd) mutable {
          To.sawCall(Method, Params, Id);
          return Clangd.onCall(Method, std::move(Params), std::move(Id));
        });
    return true;
  }
  bool onReply(json::Value Id, llvm::Expected<json::Value> Result) override {
    if (const auto Text = Id.getAsString(); Text && Text->starts_with(OwnId)) {
      llvm::consumeError(Result.takeError());
      return true;
    }
    To.post([Id = std::move(Id), Result = std::move(Result)](MessageHandler &Clangd) mutable {
      return Clangd.onReply(std::move(Id), std::move(Result));
    });
    return true;
  }

private:
  Session &To;
};

/// Signals that end the server must interrupt the thread that reads, not one that waits: they are blocked in the first
/// thread and in all that it starts, but not in that one.
static void receiveSignals(bool Here) {
  sigset_t Signals;
  sigemptyset(&Signals);
  for (const int Signal : {SIGTERM, SIGINT, SIGHUP})
    sigaddset(&Signals, Signal);
  pthread_sigmask(Here ? SIG_UNBLOCK : SIG_BLOCK, &Signals, nullptr);
}

Session::Session(std::unique_ptr<clang::clangd::Transport> Editor, OpenProject &Project)
    : Editor(std::move(Editor)), Project(Project) {
  Project.whenStale([this](const std::string &File) {
    post([this, File](MessageHandler &Clangd) {
      refresh(Clangd, File);
      return true;
    });
  });
  receiveSignals(false);
  Runs = std::make_unique<IndexRuns>(
      [this](const std::string &Folder, size_t Done, size_t All) { progress(Folder, Done, All); });
}

Session::~Session() { Project.whenStale(nullptr); }

void Session::post(Task T) {
  {
    const std::lock_guard Lock(Queue);
    Tasks.push_back(std::move(T));
  }
  Queued.notify_one();
}

llvm::Error Session::loop(MessageHandler &Clangd) {
  llvm::Error Result = llvm::Error::success();
  std::thread Reading([&] {
    receiveSignals(true);
    Reader R(*this);
    llvm::Error E = Editor->loop(R);
    post([&Result, E = std::move(E)](MessageHandler &) mutable {
      Result = std::move(E);
      return false;
    });
  });
  for (bool More = true; More;) {
    std::unique_lock Lock(Queue);
    Queued.wait(Lock, [this] { return !Tasks.empty(); });
    Task Next = std::move(Tasks.front());
    Tasks.pop_front();
    Lock.unlock();
    More = Next(Clangd);
  }
  Reading.join();
  Runs.reset();
  return Result;
}

void Session::sawNotification(StringRef Method, const json::Value &Params) {
  const std::string File = documentOf(Params);
  if (Method == "textDocument/didOpen" || Method == "textDocument/didChange") {
    if (const json::Value *Version = Params.getAsObject()->getObject("textDocument")->get("version")) {
      const std::lock_guard Lock(State);
      Versions.insert_or_assign(File, *Version);
    }
    if (Method == "textDocument/didOpen")
      requestIndexFor(File);
  } else if (Method == "textDocument/didClose") {
    {
      const std::lock_guard Lock(State);
      Versions.erase(File);
      Published.erase(File);
    }
    forgetText(File);
    Project.close(File);
  } else if (Method == "textDocument/didSave") {
    if (const std::string Build = Project.buildFolderOf(File); !Build.empty() && Runs)
      Runs->request(Build);
  } else if (Method == "workspace/didChangeWatchedFiles" &&
             llvm::formatv("{0}", Params).str().find(".nostall.yaml") != std::string::npos) {
    refreshAll();
  }
}

void Session::requestIndexFor(const std::string &File) {
  const std::string Build = Project.buildFolderOf(File);
  const std::lock_guard Lock(State);
  if (!Build.empty() && Indexed.insert(Build).second && Runs)
    Runs->request(Build);
}

void Session::sawCall(StringRef Method, const json::Value &Params, const json::Value &Id) {
  const std::lock_guard Lock(State);
  if (Method == "initialize") {
    InitializeId = key(Id);
    const json::Object *All = Params.getAsObject();
    const json::Object *Can = All ? All->getObject("capabilities") : nullptr;
    const json::Object *Window = Can ? Can->getObject("window") : nullptr;
    const json::Object *Workspace = Can ? Can->getObject("workspace") : nullptr;
    const json::Object *WorkspaceEdit = Workspace ? Workspace->getObject("workspaceEdit") : nullptr;
    VersionedEdits = WorkspaceEdit && WorkspaceEdit->getBoolean("documentChanges").value_or(false);
    ShowsProgress = Window && Window->getBoolean("workDoneProgress").value_or(false);
  } else if (Method == "textDocument/hover") {
    if (const json::Object *Position = Params.getAsObject()->getObject("position"))
      Hovers.insert_or_assign(key(Id), std::pair(documentOf(Params), *Position));
  } else if (Method == "textDocument/codeAction" && OffersFixAll && asksToFixAll(Params)) {
    const std::string File = documentOf(Params);
    const auto Open = Versions.find(File);
    const std::shared_ptr<const std::string> Text = openText(File);
    if (Open != Versions.end() && Text) {
      const StringRef Uri = *Params.getAsObject()->getObject("textDocument")->getString("uri");
      FixAlls.insert_or_assign(key(Id), FixAllRequest{File, Uri.str(), Open->second, Text});
    }
  }
}

void Session::refresh(MessageHandler &Clangd, const std::string &File) {
  json::Value Version = nullptr;
  {
    const std::lock_guard Lock(State);
    const auto Open = Versions.find(File);
    if (Open == Versions.end())
      return;
    Version = Open->second;
  }
  const RefreshScope Scope(File);
  Clangd.onNotify("textDocument/didChange",
                  json::Object{{"textDocument", json::Object{{"uri", uriOf(File)}, {"version", std::move(Version)}}},
                               {"contentChanges", json::Array()}});
}

void Session::refreshAll() {
  const std::lock_guard Lock(State);
  for (const auto &[File, Version] : Versions)
    post([this, File = File](MessageHandler &Clangd) {
      refresh(Clangd, File);
      return true;
    });
}

void Session::tellProgress(const std::string &Token, json::Object Value) {
  const std::lock_guard Lock(Sending);
  Editor->notify("$/progress", json::Object{{"token", Token}, {"value", std::move(Value)}});
}

void Session::progress(const std::string &BuildFolder, size_t Done, size_t All) {
  bool Shows = false;
  std::string Token;
  bool New = false;
  {
    const std::lock_guard Lock(State);
    Shows = ShowsProgress;
    const auto Known = Tokens.find(BuildFolder);
    New = Known == Tokens.end();
    if (New && Done < All)
      Tokens[BuildFolder] = OwnId.str() + std::to_string(++TokenCount);
    Token = Tokens.count(BuildFolder) ? Tokens[BuildFolder] : std::string();
    if (Done == All)
      Tokens.erase(BuildFolder);
  }
  if (Shows && New && Done < All) {
    {
      const std::lock_guard Lock(Sending);
      Editor->call("window/workDoneProgress/create", json::Object{{"token", Token}}, Token);
    }
    tellProgress(Token, json::Object{{"kind", "begin"}, {"title", "nostall"}, {"percentage", 0}});
  }
  if (Shows && Done < All)
    tellProgress(Token, json::Object{{"kind", "report"},
                                     {"message", llvm::formatv("{0}/{1} files", Done, All).str()},
                                     {"percentage", static_cast<int64_t>(100 * Done / All)}});
  if (Done == All) {
    Project.reload(BuildFolder);
    if (Shows && !Token.empty())
      tellProgress(Token, json::Object{{"kind", "end"}});
  }
}

void Session::notify(StringRef Method, json::Value Params) {
  if (Method == "textDocument/publishDiagnostics")
    if (json::Object *Told = Params.getAsObject())
      if (json::Array *Diagnostics = Told->getArray("diagnostics")) {
        const std::string File = pathOf(Told->getString("uri").value_or(""));
        completeDiagnostics(*Diagnostics, [&](unsigned Line) {
          const auto Category = Project.categoryAt(File, Line);
          return Category ? spelling(*Category).str() : std::string();
        });
        const std::lock_guard Lock(State);
        if (Versions.count(File))
          Published.insert_or_assign(File, publishedPlaces(*Diagnostics));
      }
  const std::lock_guard Lock(Sending);
  Editor->notify(Method, std::move(Params));
}

void Session::call(StringRef Method, json::Value Params, json::Value Id) {
  const std::lock_guard Lock(Sending);
  Editor->call(Method, std::move(Params), std::move(Id));
}

/// What is to be added to the answer to a request: nothing if it was no hover.
std::string Session::hoverText(const json::Value &Id) {
  std::pair<std::string, json::Object> Asked;
  PositionUnit Counted;
  {
    const std::lock_guard Lock(State);
    const auto Hover = Hovers.find(key(Id));
    if (Hover == Hovers.end())
      return {};
    Asked = std::move(Hover->second);
    Counted = Unit;
    Hovers.erase(Hover);
  }
  const auto Text = Project.textOf(Asked.first);
  const auto Offset = Text ? offsetOf(Asked.second, *Text, Counted) : std::nullopt;
  return Offset ? Project.explain(Asked.first, *Offset) : std::string();
}

/// Adds all safe fixes to the answer to a request that wants them. clangd answers when it has parsed the text that the
/// editor asked about, and has told the diagnostics of it.
void Session::fixAll(const json::Value &Id, llvm::Expected<json::Value> &Result) {
  FixAllRequest Asked;
  std::set<std::pair<std::string, unsigned>> Shown;
  PositionUnit Counted;
  {
    const std::lock_guard Lock(State);
    const auto Known = FixAlls.find(key(Id));
    if (Known == FixAlls.end())
      return;
    Asked = std::move(Known->second);
    FixAlls.erase(Known);
    if (const auto Places = Published.find(Asked.File); Places != Published.end())
      Shown = Places->second;
    Counted = Unit;
  }
  if (!Result)
    return;
  // Whoever turned a diagnostic off, in whatever file, does not want its fix.
  const std::vector<Edit> Edits = Project.safeEdits(
      Asked.File, *Asked.Text, [&](const std::string &Rule, unsigned Line) { return Shown.count({Rule, Line}) != 0; });
  addFixAll(*Result, Asked.Uri, Asked.Version, VersionedEdits, Edits, *Asked.Text, Counted);
}

void Session::reply(json::Value Id, llvm::Expected<json::Value> Result) {
  if (const std::string Known = hoverText(Id); !Known.empty() && Result)
    appendToHover(*Result, Known);
  fixAll(Id, Result);
  {
    const std::lock_guard Lock(State);
    if (Result && key(Id) == InitializeId) {
      Unit = positionUnitOf(*Result);
      OffersFixAll = announceFixAll(*Result);
      InitializeId.clear();
    }
  }
  const std::lock_guard Lock(Sending);
  Editor->reply(std::move(Id), std::move(Result));
}
