// RUN: %check_both %s -- -std=c++20
// Every operation works on the files before it returns; batches and options are in memory.
#include "awaitable.hpp"
#include <rocksdb/db.h>
#include <rocksdb/utilities/backup_engine.h>
#include <rocksdb/utilities/checkpoint.h>
#include <rocksdb/utilities/db_ttl.h>
#include <rocksdb/utilities/optimistic_transaction_db.h>
#include <rocksdb/utilities/transaction.h>
#include <rocksdb/utilities/transaction_db.h>
#include <rocksdb/write_batch.h>
#include <memory>
#include <string>
#include <vector>
using boost::asio::awaitable;

awaitable<void> bad_open(const rocksdb::Options &options) {
  rocksdb::DB *database = nullptr;
  rocksdb::DB::Open(options, "users", &database);
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::DB::Open' blocks the event loop in coroutine 'bad_open'
  rocksdb::DB::OpenForReadOnly(options, "users", &database);
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::DB::OpenForReadOnly' blocks the event loop in coroutine 'bad_open'
  rocksdb::DB::OpenAsSecondary(options, "users", "copy", &database);
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::DB::OpenAsSecondary' blocks the event loop in coroutine 'bad_open'
  std::vector<std::string> names;
  rocksdb::DB::ListColumnFamilies(options, "users", &names);
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::DB::ListColumnFamilies' blocks the event loop in coroutine 'bad_open'
  rocksdb::TransactionDB *transactions = nullptr;
  rocksdb::TransactionDB::Open(options, rocksdb::TransactionDBOptions(), "users", &transactions);
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::TransactionDB::Open' blocks the event loop in coroutine 'bad_open'
  rocksdb::OptimisticTransactionDB *optimistic = nullptr;
  rocksdb::OptimisticTransactionDB::Open(options, "users", &optimistic);
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::OptimisticTransactionDB::Open' blocks the event loop in coroutine 'bad_open'
  rocksdb::DBWithTTL *expiring = nullptr;
  rocksdb::DBWithTTL::Open(options, "users", &expiring);
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::DBWithTTL::Open' blocks the event loop in coroutine 'bad_open'
  rocksdb::DestroyDB("users", options);
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::DestroyDB' blocks the event loop in coroutine 'bad_open'
  rocksdb::RepairDB("users", options);
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::RepairDB' blocks the event loop in coroutine 'bad_open'
  co_return;
}

awaitable<void> bad_database(rocksdb::DB &database, rocksdb::ColumnFamilyHandle *family, std::string &value) {
  database.Get(rocksdb::ReadOptions(), "ada", &value);
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::DB::Get' blocks the event loop in coroutine 'bad_database'
  std::vector<rocksdb::Slice> keys;
  std::vector<std::string> values;
  database.MultiGet(rocksdb::ReadOptions(), keys, &values);
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::DB::MultiGet' blocks the event loop in coroutine 'bad_database'
  database.Put(rocksdb::WriteOptions(), "ada", value);
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::DB::Put' blocks the event loop in coroutine 'bad_database'
  database.Delete(rocksdb::WriteOptions(), "ada");
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::DB::Delete' blocks the event loop in coroutine 'bad_database'
  database.SingleDelete(rocksdb::WriteOptions(), "ada");
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::DB::SingleDelete' blocks the event loop in coroutine 'bad_database'
  database.DeleteRange(rocksdb::WriteOptions(), family, "ada", "charles");
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::DB::DeleteRange' blocks the event loop in coroutine 'bad_database'
  database.Merge(rocksdb::WriteOptions(), "ada", value);
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::DB::Merge' blocks the event loop in coroutine 'bad_database'
  rocksdb::WriteBatch batch;
  database.Write(rocksdb::WriteOptions(), &batch);
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::DB::Write' blocks the event loop in coroutine 'bad_database'
  database.Flush(rocksdb::FlushOptions());
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::DB::Flush' blocks the event loop in coroutine 'bad_database'
  database.FlushWAL(true);
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::DB::FlushWAL' blocks the event loop in coroutine 'bad_database'
  database.SyncWAL();
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::DB::SyncWAL' blocks the event loop in coroutine 'bad_database'
  database.CompactRange(rocksdb::CompactRangeOptions(), nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::DB::CompactRange' blocks the event loop in coroutine 'bad_database'
  database.CompactFiles(rocksdb::CompactionOptions(), {"1.sst"}, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::DB::CompactFiles' blocks the event loop in coroutine 'bad_database'
  database.CreateColumnFamily(rocksdb::ColumnFamilyOptions(), "names", &family);
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::DB::CreateColumnFamily' blocks the event loop in coroutine 'bad_database'
  std::vector<rocksdb::ColumnFamilyHandle *> families;
  database.CreateColumnFamilies(rocksdb::ColumnFamilyOptions(), {"names"}, &families);
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::DB::CreateColumnFamilies' blocks the event loop in coroutine 'bad_database'
  database.DropColumnFamily(family);
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::DB::DropColumnFamily' blocks the event loop in coroutine 'bad_database'
  database.DropColumnFamilies(families);
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::DB::DropColumnFamilies' blocks the event loop in coroutine 'bad_database'
  database.IngestExternalFile({"users.sst"}, rocksdb::IngestExternalFileOptions());
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::DB::IngestExternalFile' blocks the event loop in coroutine 'bad_database'
  database.IngestExternalFiles({});
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::DB::IngestExternalFiles' blocks the event loop in coroutine 'bad_database'
  database.VerifyChecksum();
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::DB::VerifyChecksum' blocks the event loop in coroutine 'bad_database'
  database.Close();
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::DB::Close' blocks the event loop in coroutine 'bad_database'
  co_return;
}

awaitable<void> bad_iterator(rocksdb::DB &database) {
  std::unique_ptr<rocksdb::Iterator> users(database.NewIterator(rocksdb::ReadOptions()));
  users->SeekToFirst();
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::Iterator::SeekToFirst' blocks the event loop in coroutine 'bad_iterator'
  users->SeekToLast();
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::Iterator::SeekToLast' blocks the event loop in coroutine 'bad_iterator'
  users->Seek("ada");
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::Iterator::Seek' blocks the event loop in coroutine 'bad_iterator'
  users->SeekForPrev("ada");
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::Iterator::SeekForPrev' blocks the event loop in coroutine 'bad_iterator'
  users->Next();
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::Iterator::Next' blocks the event loop in coroutine 'bad_iterator'
  users->Prev();
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::Iterator::Prev' blocks the event loop in coroutine 'bad_iterator'
  co_return;
}

awaitable<void> bad_transaction(rocksdb::TransactionDB &database, std::string &value) {
  database.Get(rocksdb::ReadOptions(), database.DefaultColumnFamily(), "ada", &value);
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::DB::Get' blocks the event loop in coroutine 'bad_transaction'
  rocksdb::WriteBatch batch;
  database.Write(rocksdb::WriteOptions(), &batch);
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::StackableDB::Write' blocks the event loop in coroutine 'bad_transaction'
  database.Write(rocksdb::WriteOptions(), rocksdb::TransactionDBWriteOptimizations(), &batch);
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::TransactionDB::Write' blocks the event loop in coroutine 'bad_transaction'
  std::unique_ptr<rocksdb::Transaction> transaction(database.BeginTransaction(rocksdb::WriteOptions()));
  transaction->Get(rocksdb::ReadOptions(), "ada", &value);
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::Transaction::Get' blocks the event loop in coroutine 'bad_transaction'
  transaction->GetForUpdate(rocksdb::ReadOptions(), "ada", &value);
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::Transaction::GetForUpdate' blocks the event loop in coroutine 'bad_transaction'
  transaction->Put("ada", value);
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::Transaction::Put' blocks the event loop in coroutine 'bad_transaction'
  transaction->Delete("ada");
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::Transaction::Delete' blocks the event loop in coroutine 'bad_transaction'
  transaction->SingleDelete("ada");
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::Transaction::SingleDelete' blocks the event loop in coroutine 'bad_transaction'
  transaction->Merge("ada", value);
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::Transaction::Merge' blocks the event loop in coroutine 'bad_transaction'
  transaction->Prepare();
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::Transaction::Prepare' blocks the event loop in coroutine 'bad_transaction'
  transaction->Commit();
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::Transaction::Commit' blocks the event loop in coroutine 'bad_transaction'
  co_return;
}

awaitable<void> bad_copies(rocksdb::DB *database, rocksdb::Checkpoint &point, rocksdb::BackupEngine &backups) {
  point.CreateCheckpoint("copy");
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::Checkpoint::CreateCheckpoint' blocks the event loop in coroutine 'bad_copies'
  backups.CreateNewBackup(database);
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::BackupEngineAppendOnlyBase::CreateNewBackup' blocks the event loop in coroutine 'bad_copies'
  backups.CreateNewBackupWithMetadata(database, "today");
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::BackupEngineAppendOnlyBase::CreateNewBackupWithMetadata' blocks the event loop in coroutine 'bad_copies'
  backups.RestoreDBFromBackup(1, "users", "users");
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::BackupEngineReadOnlyBase::RestoreDBFromBackup' blocks the event loop in coroutine 'bad_copies'
  backups.RestoreDBFromLatestBackup("users", "users");
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::BackupEngineReadOnlyBase::RestoreDBFromLatestBackup' blocks the event loop in coroutine 'bad_copies'
  backups.VerifyBackup(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'rocksdb::BackupEngineReadOnlyBase::VerifyBackup' blocks the event loop in coroutine 'bad_copies'
  co_return;
}

awaitable<void> good_memory(rocksdb::DB &database, rocksdb::Iterator &users, rocksdb::Transaction &transaction) {
  rocksdb::WriteBatch batch;
  batch.Put("ada", "1815");
  batch.Delete("charles");
  const rocksdb::Snapshot *snapshot = database.GetSnapshot();
  database.ReleaseSnapshot(snapshot);
  transaction.SetSavePoint();
  if (users.Valid())
    users.key().ToString();
  co_return;
}
