// RUN: %check_both %s -- -std=c++20
// Pipelines, streams, cursors and large objects wait for the server too.
#include "awaitable.hpp"
#include "libpqxx/pqxx.hpp"
using boost::asio::awaitable;

awaitable<void> bad_pipeline(pqxx::pipeline &pipeline, long query) {
  pipeline.retrieve(query);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::pipeline::retrieve' blocks the event loop in coroutine 'bad_pipeline'
  pipeline.retrieve();
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::pipeline::retrieve' blocks the event loop in coroutine 'bad_pipeline'
  pipeline.complete();
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::pipeline::complete' blocks the event loop in coroutine 'bad_pipeline'
  pipeline.flush();
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::pipeline::flush' blocks the event loop in coroutine 'bad_pipeline'
  pipeline.cancel();
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::pipeline::cancel' blocks the event loop in coroutine 'bad_pipeline'
  co_return;
}

awaitable<void> good_pipeline(pqxx::pipeline &pipeline) {
  long query = pipeline.insert("SELECT 1");
  (void)pipeline.is_finished(query);
  co_return;
}

awaitable<void> bad_streams(pqxx::work &work, std::string line) {
  pqxx::stream_from input(work, "users");
  // CHECK: :[[@LINE-1]]:21: warning: 'pqxx::stream_from::stream_from' blocks the event loop in coroutine 'bad_streams'
  pqxx::stream_to output(work, "users");
  // CHECK: :[[@LINE-1]]:19: warning: 'pqxx::stream_to::stream_to' blocks the event loop in coroutine 'bad_streams'
  input >> line;
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::stream_from::operator>>' blocks the event loop in coroutine 'bad_streams'
  input.get_raw_line(line);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::stream_from::get_raw_line' blocks the event loop in coroutine 'bad_streams'
  input.complete();
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::stream_from::complete' blocks the event loop in coroutine 'bad_streams'
  output << line;
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::stream_to::operator<<' blocks the event loop in coroutine 'bad_streams'
  output.write_raw_line(line);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::stream_to::write_raw_line' blocks the event loop in coroutine 'bad_streams'
  output.complete();
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::stream_to::complete' blocks the event loop in coroutine 'bad_streams'
  co_return;
}

awaitable<void> bad_cursors(pqxx::work &work, pqxx::result rows) {
  pqxx::icursorstream stream(work, "SELECT 1", "stream");
  // CHECK: :[[@LINE-1]]:23: warning: 'pqxx::icursorstream::icursorstream' blocks the event loop in coroutine 'bad_cursors'
  pqxx::stateless_cursor cursor(work, "SELECT 1", "cursor", false);
  // CHECK: :[[@LINE-1]]:26: warning: 'pqxx::stateless_cursor::stateless_cursor' blocks the event loop in coroutine 'bad_cursors'
  stream.get(rows);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::icursorstream::get' blocks the event loop in coroutine 'bad_cursors'
  stream >> rows;
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::icursorstream::operator>>' blocks the event loop in coroutine 'bad_cursors'
  stream.ignore(5);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::icursorstream::ignore' blocks the event loop in coroutine 'bad_cursors'
  cursor.retrieve(0, 10);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::stateless_cursor::retrieve' blocks the event loop in coroutine 'bad_cursors'
  cursor.size();
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::stateless_cursor::size' blocks the event loop in coroutine 'bad_cursors'
  cursor.close();
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::stateless_cursor::close' blocks the event loop in coroutine 'bad_cursors'
  co_return;
}

awaitable<void> good_cursors(pqxx::icursorstream &stream, pqxx::stateless_cursor &cursor) {
  stream.set_stride(10);
  (void)cursor.name();
  co_return;
}

awaitable<void> bad_large_objects(pqxx::work &work, char *buffer) {
  pqxx::largeobject fresh(work);
  // CHECK: :[[@LINE-1]]:21: warning: 'pqxx::largeobject::largeobject' blocks the event loop in coroutine 'bad_large_objects'
  pqxx::largeobject picture(work, "picture.png");
  // CHECK: :[[@LINE-1]]:21: warning: 'pqxx::largeobject::largeobject' blocks the event loop in coroutine 'bad_large_objects'
  picture.to_file(work, "copy.png");
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::largeobject::to_file' blocks the event loop in coroutine 'bad_large_objects'
  picture.remove(work);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::largeobject::remove' blocks the event loop in coroutine 'bad_large_objects'
  pqxx::largeobjectaccess access(work);
  // CHECK: :[[@LINE-1]]:27: warning: 'pqxx::largeobjectaccess::largeobjectaccess' blocks the event loop in coroutine 'bad_large_objects'
  access.read(buffer, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::largeobjectaccess::read' blocks the event loop in coroutine 'bad_large_objects'
  access.write(buffer, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::largeobjectaccess::write' blocks the event loop in coroutine 'bad_large_objects'
  access.cread(buffer, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::largeobjectaccess::cread' blocks the event loop in coroutine 'bad_large_objects'
  access.cwrite(buffer, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::largeobjectaccess::cwrite' blocks the event loop in coroutine 'bad_large_objects'
  access.seek(0, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::largeobjectaccess::seek' blocks the event loop in coroutine 'bad_large_objects'
  access.cseek(0, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::largeobjectaccess::cseek' blocks the event loop in coroutine 'bad_large_objects'
  access.tell();
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::largeobjectaccess::tell' blocks the event loop in coroutine 'bad_large_objects'
  access.ctell();
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::largeobjectaccess::ctell' blocks the event loop in coroutine 'bad_large_objects'
  access.to_file("copy.png");
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::largeobjectaccess::to_file' blocks the event loop in coroutine 'bad_large_objects'
  co_return;
}

awaitable<void> good_large_objects() {
  [[maybe_unused]] pqxx::largeobject nothing;
  pqxx::largeobject known(7u);
  (void)known.id();
  co_return;
}
