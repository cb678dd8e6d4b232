// RUN: %check_both %s -- -std=c++20
// Clients of databases and Redis have a synchronous form beside the others; uploaded files are written at once.
#include "drogon/drogon.hpp"
#include <string>
using drogon::Task;
struct user {};

Task<> bad_mapper(drogon::orm::Mapper<user> users, user &ada, const drogon::orm::Criteria &criteria) {
  users.findByPrimaryKey(7);
  // CHECK: :[[@LINE-1]]:3: warning: 'drogon::orm::Mapper::findByPrimaryKey' blocks the event loop in coroutine 'bad_mapper'; use 'CoroMapper', or 'findByPrimaryKey' with callbacks
  users.limit(10).findAll();
  // CHECK: :[[@LINE-1]]:3: warning: 'drogon::orm::Mapper::findAll' blocks the event loop in coroutine 'bad_mapper'
  users.count();
  // CHECK: :[[@LINE-1]]:3: warning: 'drogon::orm::Mapper::count' blocks the event loop in coroutine 'bad_mapper'
  users.findOne(criteria);
  // CHECK: :[[@LINE-1]]:3: warning: 'drogon::orm::Mapper::findOne' blocks the event loop in coroutine 'bad_mapper'
  users.findBy(criteria);
  // CHECK: :[[@LINE-1]]:3: warning: 'drogon::orm::Mapper::findBy' blocks the event loop in coroutine 'bad_mapper'
  users.insert(ada);
  // CHECK: :[[@LINE-1]]:3: warning: 'drogon::orm::Mapper::insert' blocks the event loop in coroutine 'bad_mapper'
  users.update(ada);
  // CHECK: :[[@LINE-1]]:3: warning: 'drogon::orm::Mapper::update' blocks the event loop in coroutine 'bad_mapper'
  users.deleteOne(ada);
  // CHECK: :[[@LINE-1]]:3: warning: 'drogon::orm::Mapper::deleteOne' blocks the event loop in coroutine 'bad_mapper'
  users.deleteBy(criteria);
  // CHECK: :[[@LINE-1]]:3: warning: 'drogon::orm::Mapper::deleteBy' blocks the event loop in coroutine 'bad_mapper'
  users.deleteByPrimaryKey(7);
  // CHECK: :[[@LINE-1]]:3: warning: 'drogon::orm::Mapper::deleteByPrimaryKey' blocks the event loop in coroutine 'bad_mapper'
  co_return;
}

Task<> good_mapper(drogon::orm::Mapper<user> users, const user &ada) {
  users.findByPrimaryKey(7, [](user) {}, [](const drogon::orm::DrogonDbException &) {});
  users.findAll([](std::vector<user>) {}, [](const drogon::orm::DrogonDbException &) {});
  users.insert(ada, [](user) {}, [](const drogon::orm::DrogonDbException &) {});
  co_return;
}

Task<> bad_clients(drogon::orm::DbClient &database, drogon::nosql::RedisClient &redis) {
  database.newTransaction();
  // CHECK: :[[@LINE-1]]:3: warning: 'drogon::orm::DbClient::newTransaction' blocks the event loop in coroutine 'bad_clients'; use 'newTransactionCoro', or 'newTransactionAsync'
  redis.newTransaction();
  // CHECK: :[[@LINE-1]]:3: warning: 'drogon::nosql::RedisClient::newTransaction' blocks the event loop in coroutine 'bad_clients'
  redis.execCommandSync<int>([](const drogon::nosql::RedisResult &) { return 1; }, "get key");
  // CHECK: :[[@LINE-1]]:3: warning: 'drogon::nosql::RedisClient::execCommandSync' blocks the event loop in coroutine 'bad_clients'; use 'execCommandCoro', or 'execCommandAsync'
  co_return;
}

Task<> good_clients(drogon::orm::DbClient &database, drogon::nosql::RedisClient &redis) {
  database.newTransactionAsync([](const std::shared_ptr<drogon::orm::Transaction> &) {});
  co_await redis.execCommandCoro("get key");
}

Task<> bad_upload(const drogon::HttpFile &file) {
  file.save();
  // CHECK: :[[@LINE-1]]:3: warning: 'drogon::HttpFile::save' blocks the event loop in coroutine 'bad_upload'
  file.save("uploads");
  // CHECK: :[[@LINE-1]]:3: warning: 'drogon::HttpFile::save' blocks the event loop in coroutine 'bad_upload'
  file.saveAs("picture.png");
  // CHECK: :[[@LINE-1]]:3: warning: 'drogon::HttpFile::saveAs' blocks the event loop in coroutine 'bad_upload'
  co_return;
}

Task<> good_upload(const drogon::HttpFile &file, trantor::ConcurrentTaskQueue &queue) {
  queue.runTaskInQueue([file] { file.saveAs("picture.png"); });
  co_return;
}
