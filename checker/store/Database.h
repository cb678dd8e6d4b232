//===- Database.h - SQLite with owned handles and llvm::Error -----------------------------------*- C++ -*-===//
//
// Part of nostall, under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH
// LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef NOSTALL_STORE_DATABASE_H
#define NOSTALL_STORE_DATABASE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <cstdint>
#include <memory>
#include <string>

struct sqlite3;
struct sqlite3_stmt;

namespace nostall {

class Database;

/// A prepared statement. Bind from 1, step over the rows, read columns from 0; reset() before it is used again.
class Statement {
public:
  Statement &bind(int Position, int64_t Number);
  /// The bytes are copied.
  Statement &bindText(int Position, llvm::StringRef Text);
  Statement &bindBytes(int Position, llvm::StringRef Bytes);
  /// Whether there is a row. An error ends the rows and is kept in the database; see Database::takeError.
  bool step();
  /// Runs a statement that gives no rows, and resets it.
  void run();
  void reset();
  int64_t number(int Column) const;
  /// Valid until the next step or reset.
  llvm::StringRef bytes(int Column) const;

private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt *S) const;
  };
  Statement(Database &Owner, sqlite3_stmt *Handle) : Owner(&Owner), Handle(Handle) {}
  void check(int Status);

  Database *Owner;
  std::unique_ptr<sqlite3_stmt, Finalize> Handle;
};

/// One connection, for one thread at a time. After the first error everything does nothing until takeError().
class Database {
public:
  /// Unchanging: a file that is not written, in a read-only folder, where SQLite's own locks cannot be created.
  enum class Access { ReadWrite, ReadOnly, Unchanging };
  static llvm::Expected<std::unique_ptr<Database>> open(llvm::StringRef Path, Access How);

  void execute(const char *Sql);
  Statement prepare(llvm::StringRef Sql);
  bool failed() const { return Failed; }
  /// Whether an error so far says that the file is not a database, or is damaged.
  bool damaged() const { return Damaged; }
  /// The first error since the last call, in SQLite's words.
  llvm::Error takeError();

private:
  friend class Statement;
  friend class Transaction;
  struct Close {
    void operator()(sqlite3 *D) const;
  };
  Database(sqlite3 *Handle, std::string Path) : Handle(Handle), Path(std::move(Path)) {}
  void fail();

  std::unique_ptr<sqlite3, Close> Handle;
  std::string Path, Message;
  bool Failed = false, Damaged = false;
};

/// All or nothing: rolled back unless commit() was reached. Takes the write lock at once, waiting for another run.
class Transaction {
public:
  explicit Transaction(Database &D) : D(D) { D.execute("BEGIN IMMEDIATE"); }
  Transaction(const Transaction &) = delete;
  ~Transaction();
  /// Whether everything since the beginning is stored.
  bool commit();

private:
  Database &D;
  bool Done = false;
};

} // namespace nostall

#endif
