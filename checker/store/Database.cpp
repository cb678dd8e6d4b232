//===- Database.cpp - SQLite with owned handles and llvm::Error --------------------------------------===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "store/Database.h"
#include "llvm/ADT/StringExtras.h"
#include <sqlite3.h>

using namespace nostall;

/// How long a run waits for another one that writes.
static constexpr int BusyMilliseconds = 30000;

void Statement::Finalize::operator()(sqlite3_stmt *S) const { sqlite3_finalize(S); }
void Database::Close::operator()(sqlite3 *D) const { sqlite3_close_v2(D); }

void Statement::check(int Status) {
  if (Status != SQLITE_OK)
    Owner->fail();
}

Statement &Statement::bind(int Position, int64_t Number) {
  if (Handle)
    check(sqlite3_bind_int64(Handle.get(), Position, Number));
  return *this;
}

Statement &Statement::bindText(int Position, llvm::StringRef Text) {
  if (Handle)
    check(sqlite3_bind_text64(Handle.get(), Position, Text.data(), Text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  return *this;
}

Statement &Statement::bindBytes(int Position, llvm::StringRef Bytes) {
  if (Handle)
    check(
        sqlite3_bind_blob64(Handle.get(), Position, Bytes.empty() ? "" : Bytes.data(), Bytes.size(), SQLITE_TRANSIENT));
  return *this;
}

bool Statement::step() {
  if (!Handle || Owner->failed())
    return false;
  const int Status = sqlite3_step(Handle.get());
  if (Status == SQLITE_ROW)
    return true;
  if (Status != SQLITE_DONE)
    Owner->fail();
  return false;
}

void Statement::run() {
  step();
  reset();
}

void Statement::reset() {
  if (Handle)
    sqlite3_reset(Handle.get());
}

int64_t Statement::number(int Column) const { return sqlite3_column_int64(Handle.get(), Column); }

llvm::StringRef Statement::bytes(int Column) const {
  const void *Data = sqlite3_column_blob(Handle.get(), Column);
  return {static_cast<const char *>(Data), static_cast<size_t>(sqlite3_column_bytes(Handle.get(), Column))};
}

/// SQLite's form of a path to a file that it may read without any lock.
static std::string unchangingUri(llvm::StringRef Path) {
  std::string Uri = "file:";
  for (const char C : Path)
    Uri += C == '%' || C == '?' || C == '#' ? "%" + llvm::toHex(llvm::StringRef(&C, 1)) : std::string(1, C);
  return Uri + "?immutable=1";
}

llvm::Expected<std::unique_ptr<Database>> Database::open(llvm::StringRef Path, Access How) {
  sqlite3 *Handle = nullptr;
  const int Flags = How == Access::ReadWrite ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  const std::string Name = How == Access::Unchanging ? unchangingUri(Path) : Path.str();
  const int Uri = How == Access::Unchanging ? SQLITE_OPEN_URI : 0;
  const int Status = sqlite3_open_v2(Name.c_str(), &Handle, Flags | Uri | SQLITE_OPEN_NOMUTEX, nullptr);
  std::unique_ptr<Database> D(new Database(Handle, Path.str()));
  if (Status != SQLITE_OK) {
    D->fail();
    return D->takeError();
  }
  sqlite3_busy_timeout(Handle, BusyMilliseconds);
  return D;
}

void Database::execute(const char *Sql) {
  if (!Failed && sqlite3_exec(Handle.get(), Sql, nullptr, nullptr, nullptr) != SQLITE_OK)
    fail();
}

Statement Database::prepare(llvm::StringRef Sql) {
  sqlite3_stmt *S = nullptr;
  if (!Failed && sqlite3_prepare_v2(Handle.get(), Sql.data(), static_cast<int>(Sql.size()), &S, nullptr) != SQLITE_OK)
    fail();
  return Statement(*this, S);
}

void Database::fail() {
  if (!Failed)
    Message = Handle ? sqlite3_errmsg(Handle.get()) : "out of memory";
  Failed = true;
  const int Code = Handle ? sqlite3_errcode(Handle.get()) & 0xFF : SQLITE_NOMEM;
  Damaged |= Code == SQLITE_CORRUPT || Code == SQLITE_NOTADB;
}

llvm::Error Database::takeError() {
  if (!Failed)
    return llvm::Error::success();
  Failed = false;
  return llvm::createStringError(llvm::inconvertibleErrorCode(), (Path + ": " + Message).c_str());
}

Transaction::~Transaction() {
  if (Done)
    return;
  // Rolled back whatever happened before; that error is the one to tell.
  sqlite3_exec(D.Handle.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

bool Transaction::commit() {
  D.execute("COMMIT");
  Done = !D.failed();
  return Done;
}
