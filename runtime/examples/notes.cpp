// A notes service on PostgreSQL. notes PORT CONNECTION, for example: notes 8080 "host=localhost dbname=notes"
//
//     curl -d '{"title": "milk", "text": "two bottles"}' localhost:8080/notes
//     curl 'localhost:8080/notes?search=milk'
//     curl localhost:8080/notes/1
//     curl -X DELETE localhost:8080/notes/1
//
// The loop goes on while the database works; when all connections are busy, requests wait for one without a thread.
#include <boost/describe.hpp>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <nostall/postgres/pool.hpp>
#include <nostall/server.hpp>
#include <nostall/timeout.hpp>
#include <string>
#include <vector>

namespace notes {

struct draft {
  std::string title;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(draft, (), (title, text))

struct note {
  std::int64_t id = 0;
  std::string title;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(note, (), (id, title, text))

using namespace nostall;

note from_row(const postgres::result& found, std::size_t row) {
  return {found.get<std::int64_t>(row, "id"), found.get<std::string>(row, "title"),
          found.get<std::string>(row, "text")};
}

class service {
public:
  explicit service(std::string where) : database_(postgres::pool_options{.where = std::move(where)}) {}

  void add_to(app& app) {
    app.use(answer_without_database);
    app.on_start([this] { return prepare(); });
    app.get("/notes", [this](query<"search", std::string, fixed_string("")> text) { return search(*text); });
    app.post("/notes", [this](draft written) { return add(std::move(written)); });
    app.get("/notes/{id}", [this](std::int64_t id) { return read(id); });
    app.del("/notes/{id}", [this](std::int64_t id) { return remove(id); });
  }

private:
  // A database that cannot be reached is no fault of the request, which may be tried again.
  static task<response> answer_without_database(request& request, next_handler next) {
    std::string failure;
    try {
      co_return co_await next(request);
    } catch (const postgres::error& error) {
      if (!error.sqlstate().empty())
        throw; // the database refuses what it is asked: that is our fault
      failure = error.what();
    } catch (const timed_out& error) {
      failure = error.what();
    }
    std::clog << "no database: " + failure + "\n";
    throw http_error(503, "the database cannot be reached");
  }

  task<> prepare() {
    co_await database_.query("create table if not exists notes "
                             "(id bigserial primary key, title text not null, text text not null)");
  }

  task<std::vector<note>> search(std::string text) {
    const postgres::result found = co_await database_.query(
        "select id, title, text from notes where position($1 in title || ' ' || text) > 0 order by id", text);
    std::vector<note> all;
    for (std::size_t row = 0; row < found.rows(); ++row)
      all.push_back(from_row(found, row));
    co_return all;
  }

  task<with_status<note>> add(draft written) {
    const postgres::result added = co_await database_.query(
        "insert into notes (title, text) values ($1, $2) returning id, title, text", written.title, written.text);
    co_return with_status{201, from_row(added, 0)};
  }

  task<note> read(std::int64_t id) {
    const postgres::result found = co_await database_.query("select id, title, text from notes where id = $1", id);
    if (found.rows() == 0)
      throw http_error(404, "no such note");
    co_return from_row(found, 0);
  }

  task<> remove(std::int64_t id) {
    const postgres::result removed = co_await database_.query("delete from notes where id = $1", id);
    if (removed.affected() == 0)
      throw http_error(404, "no such note");
  }

  postgres::pool database_;
};

} // namespace notes

int main(int count, char** arguments) try {
  const auto port = static_cast<std::uint16_t>(count > 1 ? std::atoi(arguments[1]) : 8080);
  notes::service all(count > 2 ? arguments[2] : "dbname=notes");
  nostall::app app;
  all.add_to(app);
  nostall::server(app, {.port = port}).run();
} catch (const std::exception& error) {
  std::cerr << "notes: " << error.what() << '\n';
  return 1;
}
