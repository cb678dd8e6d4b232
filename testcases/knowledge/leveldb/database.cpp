// RUN: %check_both %s -- -std=c++20
// Every operation works on the files before it returns; batches and options are in memory.
#include "awaitable.hpp"
#include <leveldb/db.h>
#include <leveldb/write_batch.h>
#include <memory>
#include <string>
using boost::asio::awaitable;

awaitable<void> bad_database(std::string &value) {
  leveldb::DB *database = nullptr;
  leveldb::DB::Open(leveldb::Options(), "users", &database);
  // CHECK: :[[@LINE-1]]:3: warning: 'leveldb::DB::Open' blocks the event loop in coroutine 'bad_database'
  database->Get(leveldb::ReadOptions(), "ada", &value);
  // CHECK: :[[@LINE-1]]:3: warning: 'leveldb::DB::Get' blocks the event loop in coroutine 'bad_database'
  database->Put(leveldb::WriteOptions(), "ada", value);
  // CHECK: :[[@LINE-1]]:3: warning: 'leveldb::DB::Put' blocks the event loop in coroutine 'bad_database'
  database->Delete(leveldb::WriteOptions(), "ada");
  // CHECK: :[[@LINE-1]]:3: warning: 'leveldb::DB::Delete' blocks the event loop in coroutine 'bad_database'
  leveldb::WriteBatch batch;
  database->Write(leveldb::WriteOptions(), &batch);
  // CHECK: :[[@LINE-1]]:3: warning: 'leveldb::DB::Write' blocks the event loop in coroutine 'bad_database'
  database->CompactRange(nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'leveldb::DB::CompactRange' blocks the event loop in coroutine 'bad_database'
  leveldb::DestroyDB("users", leveldb::Options());
  // CHECK: :[[@LINE-1]]:3: warning: 'leveldb::DestroyDB' blocks the event loop in coroutine 'bad_database'
  leveldb::RepairDB("users", leveldb::Options());
  // CHECK: :[[@LINE-1]]:3: warning: 'leveldb::RepairDB' blocks the event loop in coroutine 'bad_database'
  co_return;
}

awaitable<void> bad_iterator(leveldb::DB &database) {
  std::unique_ptr<leveldb::Iterator> users(database.NewIterator(leveldb::ReadOptions()));
  users->SeekToFirst();
  // CHECK: :[[@LINE-1]]:3: warning: 'leveldb::Iterator::SeekToFirst' blocks the event loop in coroutine 'bad_iterator'
  users->SeekToLast();
  // CHECK: :[[@LINE-1]]:3: warning: 'leveldb::Iterator::SeekToLast' blocks the event loop in coroutine 'bad_iterator'
  users->Seek("ada");
  // CHECK: :[[@LINE-1]]:3: warning: 'leveldb::Iterator::Seek' blocks the event loop in coroutine 'bad_iterator'
  users->Next();
  // CHECK: :[[@LINE-1]]:3: warning: 'leveldb::Iterator::Next' blocks the event loop in coroutine 'bad_iterator'
  users->Prev();
  // CHECK: :[[@LINE-1]]:3: warning: 'leveldb::Iterator::Prev' blocks the event loop in coroutine 'bad_iterator'
  co_return;
}

awaitable<void> good_memory(leveldb::DB &database, leveldb::Iterator &users) {
  leveldb::WriteBatch batch;
  batch.Put("ada", "1815");
  batch.Delete("charles");
  const leveldb::Snapshot *snapshot = database.GetSnapshot();
  database.ReleaseSnapshot(snapshot);
  if (users.Valid())
    users.key().ToString();
  co_return;
}
