// PostgreSQL against a real server, which the tests start themselves.
#include "support/postgres_server.hpp"

#include <nostall/gather.hpp>
#include <nostall/postgres/pool.hpp>
#include <nostall/sleep.hpp>
#include <nostall/timeout.hpp>
#include <nostall/when_any.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_future.hpp>
#include <gmock/gmock.h>

#include <chrono>
#include <future>
#include <limits>
#include <set>

namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using nostall::task;
using nostall::postgres::connection;
using nostall::postgres::pool;
using nostall::postgres::pool_options;
using nostall::postgres::result;
using nostall::test::postgres_server;
using testing::HasSubstr;

template <typename T>
T run(task<T> coroutine) {
  asio::io_context loop(1);
  std::future<T> value = asio::co_spawn(loop, std::move(coroutine), asio::use_future);
  loop.run();
  return value.get();
}

task<connection> connect() { return connection::connect(postgres_server::instance().where()); }

task<bool> connects_to(std::string where) {
  const connection c = co_await connection::connect(std::move(where));
  co_return c.usable();
}

pool_options pool_of(std::size_t most) {
  pool_options options;
  options.where = postgres_server::instance().where_local();
  options.max_connections = most;
  return options;
}

TEST(Postgres, ConnectsByNameAndBySocket) {
  EXPECT_TRUE(run(connects_to(postgres_server::instance().where())));
  EXPECT_TRUE(run(connects_to(postgres_server::instance().where_local())));
}

TEST(Postgres, ReportsWhereItCannotConnect) {
  EXPECT_THROW(run(connects_to("host=127.0.0.1 port=1")), nostall::postgres::error);
  EXPECT_THROW(run(connects_to("nonsense")), nostall::postgres::error);
  try {
    run(connects_to(postgres_server::instance().where() + " dbname=missing"));
    FAIL() << "nothing was thrown";
  } catch (const nostall::postgres::error& error) {
    EXPECT_THAT(error.what(), HasSubstr("\"missing\" does not exist"));
  }
}

TEST(Postgres, AsksWithParametersOfAllKinds) {
  run([]() -> task<> {
    connection c = co_await connect();
    const std::string text = "it's; \"quoted\" -- ü";
    const result r = co_await c.query("select $1::int as number, $2::text as text, $3::bool as yes, $4::float8 as real,"
                                      " $5::int as none, $6::bigint as big, $7::text as literal",
                                      42, text, true, 0.1, std::optional<int>(),
                                      std::numeric_limits<std::int64_t>::min(), "literal");
    EXPECT_EQ(1u, r.rows());
    EXPECT_EQ(7u, r.columns());
    EXPECT_EQ("number", r.column_name(0));
    EXPECT_EQ(42, r.get<int>(0, "number"));
    EXPECT_EQ(text, r.get<std::string>(0, "text"));
    EXPECT_TRUE(r.get<bool>(0, "yes"));
    EXPECT_EQ(0.1, r.get<double>(0, "real"));
    EXPECT_EQ(std::nullopt, r.get<std::optional<int>>(0, "none"));
    EXPECT_EQ(42, r.get<std::optional<int>>(0, "number"));
    EXPECT_EQ(std::numeric_limits<std::int64_t>::min(), r.get<std::int64_t>(0, "big"));
    EXPECT_EQ("literal", r.text(0, 6));
    EXPECT_EQ(std::nullopt, r.text(0, 4));
    EXPECT_THROW(r.get<int>(0, "none"), nostall::postgres::error);
    EXPECT_THROW(r.get<int>(0, "text"), nostall::postgres::error);
    EXPECT_THROW(r.get<int>(0, "absent"), std::out_of_range);
    EXPECT_THROW(r.text(1, 0), std::out_of_range);
  }());
}

TEST(Postgres, CountsWhatItTouched) {
  run([]() -> task<> {
    connection c = co_await connect();
    co_await c.script("create temporary table t (n int primary key); insert into t values (1), (2), (3);");
    const result updated = co_await c.query("update t set n = n + 10 where n > $1", 1);
    EXPECT_EQ(2u, updated.affected());
    EXPECT_EQ(0u, updated.rows());
    const result all = co_await c.query("select n from t order by n");
    EXPECT_EQ(3u, all.affected());
    EXPECT_EQ(13, all.get<int>(2, 0));
  }());
}

TEST(Postgres, ReportsErrorsAndGoesOn) {
  run([]() -> task<> {
    connection c = co_await connect();
    try {
      co_await c.query("select * from nowhere");
      ADD_FAILURE() << "nothing was thrown";
    } catch (const nostall::postgres::error& error) {
      EXPECT_EQ("42P01", error.sqlstate());
      EXPECT_THAT(error.what(), HasSubstr("\"nowhere\" does not exist"));
    }
    const result one = co_await c.query("select 1");
    EXPECT_EQ(1, one.get<int>(0, 0));
  }());
}

TEST(Postgres, CarriesLargeValuesBothWays) {
  run([]() -> task<> {
    connection c = co_await connect();
    const std::string large(8'000'000, 'x');
    const result r = co_await c.query("select $1::text || 'y'", large);
    EXPECT_EQ(large.size() + 1, r.text(0, 0)->size());
    const result many = co_await c.query("select generate_series(1, $1::int)", 50'000);
    EXPECT_EQ(50'000u, many.rows());
  }());
}

TEST(Postgres, TheLoopTurnsWhileTheServerWorks) {
  int turns = 0;
  run([](int& turns) -> task<> {
    connection c = co_await connect();
    auto ticks = [](int& turns) -> task<> {
      for (; turns < 10; ++turns)
        co_await nostall::sleep_for(5ms);
    };
    auto sleeps = [](connection& c) -> task<> { co_await c.query("select pg_sleep(0.2)"); };
    co_await nostall::when_any(sleeps(c), ticks(turns));
  }(turns));
  EXPECT_EQ(10, turns);
}

TEST(Postgres, OneQueryAtATime) {
  run([]() -> task<> {
    connection c = co_await connect();
    auto query = [](connection& c) -> task<> { co_await c.query("select pg_sleep(0.05)"); };
    EXPECT_THROW(co_await nostall::gather(query(c), query(c)), std::logic_error);
  }());
}

task<int> running_sleeps() {
  connection other = co_await connect();
  const result r = co_await other.query("select count(*) from pg_stat_activity where query like 'select pg_sleep(1234%'"
                                        " and state = 'active' and pid <> pg_backend_pid()");
  co_return r.get<int>(0, 0);
}

TEST(Postgres, CancellationEndsTheQueryAtTheServer) {
  run([]() -> task<> {
    connection c = co_await connect();
    auto sleeps = [](connection& c) -> task<> { co_await c.query("select pg_sleep(1234)"); };
    EXPECT_THROW(co_await nostall::timeout(100ms, sleeps(c)), nostall::timed_out);
    EXPECT_FALSE(c.usable());
    EXPECT_THROW(co_await c.query("select 1"), nostall::postgres::error);
    int left = co_await running_sleeps();
    for (int tries = 0; left != 0 && tries < 100; ++tries) {
      co_await nostall::sleep_for(20ms);
      left = co_await running_sleeps();
    }
    EXPECT_EQ(0, left);
  }());
}

TEST(Postgres, ALoopCanBeDestroyedWithQueriesThatRun) {
  asio::io_context loop(1);
  asio::co_spawn(
      loop,
      []() -> task<> {
        connection c = co_await connect();
        co_await c.query("select pg_sleep(3)");
      },
      asio::detached);
  loop.run_for(100ms);
}

TEST(Postgres, NoticesThatTheServerHasGone) {
  run([]() -> task<> {
    connection victim = co_await connect();
    connection killer = co_await connect();
    const result self = co_await victim.query("select pg_backend_pid()");
    const int pid = self.get<int>(0, 0);
    EXPECT_TRUE(victim.idle());
    co_await killer.query("select pg_terminate_backend($1)", pid);
    for (int tries = 0; victim.idle() && tries < 100; ++tries)
      co_await nostall::sleep_for(10ms);
    EXPECT_FALSE(victim.idle());
    EXPECT_THROW(co_await victim.query("select 1"), nostall::postgres::error);
    EXPECT_FALSE(victim.usable());
  }());
}

task<int> count_rows(connection& c) {
  const result r = co_await c.query("select count(*) from t");
  co_return r.get<int>(0, 0);
}

TEST(PostgresTransaction, CommitsOrRollsBack) {
  run([]() -> task<> {
    connection c = co_await connect();
    co_await c.query("create temporary table t (n int)");
    auto inserts = [](connection& c) -> task<int> {
      co_await c.query("insert into t values (1)");
      co_return 7;
    };
    const int value = co_await nostall::postgres::with_transaction(c, inserts);
    EXPECT_EQ(7, value);
    int rows = co_await count_rows(c);
    EXPECT_EQ(1, rows);

    auto fails = [](connection& c) -> task<> {
      co_await c.query("insert into t values (2)");
      throw std::runtime_error("changed my mind");
    };
    EXPECT_THROW(co_await nostall::postgres::with_transaction(c, fails), std::runtime_error);
    auto fails_at_the_server = [](connection& c) -> task<> {
      co_await c.query("insert into t values (3)");
      co_await c.query("insert into t values ('no number')");
    };
    EXPECT_THROW(co_await nostall::postgres::with_transaction(c, fails_at_the_server), nostall::postgres::error);
    rows = co_await count_rows(c);
    EXPECT_EQ(1, rows);
    EXPECT_TRUE(c.idle());
  }());
}

TEST(PostgresTransaction, CancellationRollsBack) {
  run([]() -> task<> {
    connection c = co_await connect();
    co_await c.script("drop table if exists cancelled; create table cancelled (n int)");
    auto hangs = [](connection& c) -> task<> {
      co_await c.query("insert into cancelled values (1)");
      co_await nostall::sleep_for(1h);
    };
    auto transaction = nostall::postgres::with_transaction(c, hangs);
    EXPECT_THROW(co_await nostall::timeout(50ms, std::move(transaction)), nostall::timed_out);
    EXPECT_FALSE(c.usable());
    connection other = co_await connect();
    const result r = co_await other.query("select count(*) from cancelled");
    EXPECT_EQ(0, r.get<int>(0, 0));
    co_await other.query("drop table cancelled");
  }());
}

TEST(PostgresPool, UsesConnectionsAgainAndLimitsThem) {
  run([]() -> task<> {
    pool database(pool_of(3));
    std::vector<task<result>> queries;
    for (int i = 0; i < 12; ++i)
      queries.push_back(database.query("select pg_backend_pid(), $1::int, pg_sleep(0.01)", i));
    const std::vector<result> results = co_await nostall::gather(std::move(queries));
    std::set<int> backends;
    for (std::size_t i = 0; i < results.size(); ++i) {
      backends.insert(results[i].get<int>(0, 0));
      EXPECT_EQ(static_cast<int>(i), results[i].get<int>(0, 1));
    }
    EXPECT_EQ(3u, backends.size());
    EXPECT_EQ(3u, database.idle());
  }());
}

TEST(PostgresPool, TakesTransactionsAndText) {
  run([]() -> task<> {
    pool database(pool_of(1));
    const result r = co_await database.query("select $1::text, $2::text", "literal", std::string("string"));
    EXPECT_EQ("literal", r.text(0, 0));
    auto body = [](connection& c) -> task<int> {
      const result r = co_await c.query("select 5");
      co_return r.get<int>(0, 0);
    };
    const int five = co_await database.with_transaction(body);
    EXPECT_EQ(5, five);
    EXPECT_EQ(1u, database.idle());
  }());
}

TEST(PostgresPool, DropsWhatIsNotFit) {
  run([]() -> task<> {
    pool database(pool_of(1));
    {
      pool::lease unfinished = co_await database.acquire();
      co_await unfinished->query("begin");
    }
    EXPECT_EQ(0u, database.idle());
    EXPECT_THROW(co_await nostall::timeout(50ms, database.query("select pg_sleep(1234)")), nostall::timed_out);
    EXPECT_EQ(0u, database.idle());
    const result r = co_await database.query("select 1");
    EXPECT_EQ(1u, r.rows());
  }());
}

TEST(PostgresPool, ReplacesWhatTheServerClosed) {
  run([]() -> task<> {
    pool database(pool_of(1));
    const result first = co_await database.query("select pg_backend_pid()");
    connection killer = co_await connect();
    co_await killer.query("select pg_terminate_backend($1)", first.get<int>(0, 0));
    co_await nostall::sleep_for(50ms);
    const result second = co_await database.query("select pg_backend_pid()");
    EXPECT_NE(first.get<int>(0, 0), second.get<int>(0, 0));
  }());
}

TEST(PostgresPool, WhoWaitsCanGiveUp) {
  run([]() -> task<> {
    pool database(pool_of(1));
    pool::lease held = co_await database.acquire();
    EXPECT_THROW(co_await nostall::timeout(10ms, database.acquire()), nostall::timed_out);
    EXPECT_TRUE(held->usable());
  }());
}

TEST(PostgresPool, ReportsADeadDatabase) {
  run([]() -> task<> {
    pool_options options;
    options.where = "host=127.0.0.1 port=1";
    pool dead(options);
    EXPECT_THROW(co_await dead.query("select 1"), nostall::postgres::error);
    EXPECT_THROW(co_await dead.query("select 1"), nostall::postgres::error) << "the permit came back";
  }());
}

} // namespace
