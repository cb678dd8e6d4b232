// RUN: %check_both %s -- -std=c++20
// The one connection class of libpqxx 7, and the members that its transactions and streams have gained.
#include "awaitable.hpp"
#include "libpqxx-7/pqxx.hpp"
using boost::asio::awaitable;

awaitable<void> bad_connection() {
  pqxx::connection plain;
  // CHECK: :[[@LINE-1]]:20: warning: 'pqxx::connection::connection' blocks the event loop in coroutine 'bad_connection'; use 'pqxx::connecting'
  pqxx::connection connection("dbname=users");
  // CHECK: :[[@LINE-1]]:20: warning: 'pqxx::connection::connection' blocks the event loop in coroutine 'bad_connection'
  connection.prepare("one", "SELECT 1");
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::connection::prepare' blocks the event loop in coroutine 'bad_connection'
  connection.unprepare("one");
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::connection::unprepare' blocks the event loop in coroutine 'bad_connection'
  connection.get_var("work_mem");
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::connection::get_var' blocks the event loop in coroutine 'bad_connection'
  connection.get_variable("work_mem");
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::connection::get_variable' blocks the event loop in coroutine 'bad_connection'
  connection.set_session_var("work_mem", 64);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::connection::set_session_var' blocks the event loop in coroutine 'bad_connection'
  connection.set_variable("work_mem", "64");
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::connection::set_variable' blocks the event loop in coroutine 'bad_connection'
  connection.set_client_encoding("UTF8");
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::connection::set_client_encoding' blocks the event loop in coroutine 'bad_connection'
  connection.cancel_query();
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::connection::cancel_query' blocks the event loop in coroutine 'bad_connection'
  connection.await_notification();
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::connection::await_notification' blocks the event loop in coroutine 'bad_connection'; use 'get_notifs' when the loop sees 'sock()' readable
  co_return;
}

awaitable<void> good_connection(pqxx::connection &old) {
  pqxx::connection moved(static_cast<pqxx::connection &&>(old));
  moved.get_notifs();
  pqxx::connecting pending("dbname=users");
  while (!pending.done())
    pending.process();
  co_return;
}

void visit(int);

awaitable<void> bad_queries(pqxx::transaction_base &work) {
  work.query<int>("SELECT 1");
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::transaction_base::query' blocks the event loop in coroutine 'bad_queries'
  work.query_n<int>(2, "SELECT 1");
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::transaction_base::query_n' blocks the event loop in coroutine 'bad_queries'
  work.query_value<int>("SELECT 1");
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::transaction_base::query_value' blocks the event loop in coroutine 'bad_queries'
  (void)work.query1<int>("SELECT 1");
  // CHECK: :[[@LINE-1]]:9: warning: 'pqxx::transaction_base::query1' blocks the event loop in coroutine 'bad_queries'
  (void)work.query01<int>("SELECT 1");
  // CHECK: :[[@LINE-1]]:9: warning: 'pqxx::transaction_base::query01' blocks the event loop in coroutine 'bad_queries'
  work.for_query("SELECT 1", visit);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::transaction_base::for_query' blocks the event loop in coroutine 'bad_queries'
  work.for_stream("SELECT 1", visit);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::transaction_base::for_stream' blocks the event loop in coroutine 'bad_queries'
  work.for_each("SELECT 1", visit);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::transaction_base::for_each' blocks the event loop in coroutine 'bad_queries'
  co_return;
}

awaitable<void> good_queries(pqxx::transaction_base &work) {
  (void)work.esc("O'Neil");
  co_return;
}

awaitable<void> bad_streams(pqxx::transaction_base &work) {
  work.stream<int>("SELECT 1");
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::transaction_base::stream' blocks the event loop in coroutine 'bad_streams'
  pqxx::stream_from queried = pqxx::stream_from::query(work, "SELECT 1");
  // CHECK: :[[@LINE-1]]:31: warning: 'pqxx::stream_from::query' blocks the event loop in coroutine 'bad_streams'
  pqxx::stream_from input = pqxx::stream_from::table(work, "users");
  // CHECK: :[[@LINE-1]]:29: warning: 'pqxx::stream_from::table' blocks the event loop in coroutine 'bad_streams'
  pqxx::stream_from raw = pqxx::stream_from::raw_table(work, "users");
  // CHECK: :[[@LINE-1]]:27: warning: 'pqxx::stream_from::raw_table' blocks the event loop in coroutine 'bad_streams'
  input.read_row();
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::stream_from::read_row' blocks the event loop in coroutine 'bad_streams'
  input.get_raw_line();
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::stream_from::get_raw_line' blocks the event loop in coroutine 'bad_streams'
  pqxx::stream_to output = pqxx::stream_to::table(work, "users");
  // CHECK: :[[@LINE-1]]:28: warning: 'pqxx::stream_to::table' blocks the event loop in coroutine 'bad_streams'
  pqxx::stream_to bare = pqxx::stream_to::raw_table(work, "users");
  // CHECK: :[[@LINE-1]]:26: warning: 'pqxx::stream_to::raw_table' blocks the event loop in coroutine 'bad_streams'
  output.write_values(1, 2);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::stream_to::write_values' blocks the event loop in coroutine 'bad_streams'
  output.write_row(3);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::stream_to::write_row' blocks the event loop in coroutine 'bad_streams'
  co_return;
}

awaitable<void> bad_blobs(pqxx::dbtransaction &work, pqxx::bytes buffer) {
  pqxx::blob::create(work);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::blob::create' blocks the event loop in coroutine 'bad_blobs'
  pqxx::blob input = pqxx::blob::open_r(work, 7);
  // CHECK: :[[@LINE-1]]:22: warning: 'pqxx::blob::open_r' blocks the event loop in coroutine 'bad_blobs'
  pqxx::blob output = pqxx::blob::open_w(work, 7);
  // CHECK: :[[@LINE-1]]:23: warning: 'pqxx::blob::open_w' blocks the event loop in coroutine 'bad_blobs'
  pqxx::blob both = pqxx::blob::open_rw(work, 7);
  // CHECK: :[[@LINE-1]]:21: warning: 'pqxx::blob::open_rw' blocks the event loop in coroutine 'bad_blobs'
  input.read(buffer, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::blob::read' blocks the event loop in coroutine 'bad_blobs'
  output.write(buffer);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::blob::write' blocks the event loop in coroutine 'bad_blobs'
  output.resize(16);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::blob::resize' blocks the event loop in coroutine 'bad_blobs'
  input.tell();
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::blob::tell' blocks the event loop in coroutine 'bad_blobs'
  input.seek_abs(0);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::blob::seek_abs' blocks the event loop in coroutine 'bad_blobs'
  input.seek_rel(0);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::blob::seek_rel' blocks the event loop in coroutine 'bad_blobs'
  input.seek_end(0);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::blob::seek_end' blocks the event loop in coroutine 'bad_blobs'
  pqxx::blob::from_buf(work, buffer);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::blob::from_buf' blocks the event loop in coroutine 'bad_blobs'
  pqxx::blob::append_from_buf(work, buffer, 7);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::blob::append_from_buf' blocks the event loop in coroutine 'bad_blobs'
  pqxx::blob::from_file(work, "picture.png");
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::blob::from_file' blocks the event loop in coroutine 'bad_blobs'
  pqxx::blob::to_buf(work, 7, buffer, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::blob::to_buf' blocks the event loop in coroutine 'bad_blobs'
  pqxx::blob::append_to_buf(work, 7, 0, buffer, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::blob::append_to_buf' blocks the event loop in coroutine 'bad_blobs'
  pqxx::blob::to_file(work, 7, "copy.png");
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::blob::to_file' blocks the event loop in coroutine 'bad_blobs'
  both.close();
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::blob::close' blocks the event loop in coroutine 'bad_blobs'
  pqxx::blob::remove(work, 7);
  // CHECK: :[[@LINE-1]]:3: warning: 'pqxx::blob::remove' blocks the event loop in coroutine 'bad_blobs'
  co_return;
}

awaitable<void> good_blobs(pqxx::blob &old) {
  pqxx::blob nothing;
  pqxx::blob moved(static_cast<pqxx::blob &&>(old));
  co_return;
}
