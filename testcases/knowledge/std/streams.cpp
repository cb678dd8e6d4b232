// RUN: %check_both %s -- -std=c++20
// File streams block; string streams do not, and what hides behind a plain std::istream is not known.
#include "awaitable.hpp"
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>
using boost::asio::awaitable;

awaitable<void> bad_open(const std::string &name, const std::filesystem::path &path) {
  std::ifstream in("users.txt");
  // CHECK: :[[@LINE-1]]:17: warning: 'std::basic_ifstream::basic_ifstream' blocks the event loop in coroutine 'bad_open'
  std::ofstream out(name);
  // CHECK: :[[@LINE-1]]:17: warning: 'std::basic_ofstream::basic_ofstream' blocks the event loop in coroutine 'bad_open'
  std::fstream both(path, std::ios::binary);
  // CHECK: :[[@LINE-1]]:16: warning: 'std::basic_fstream::basic_fstream' blocks the event loop in coroutine 'bad_open'
  std::wifstream wide(name);
  // CHECK: :[[@LINE-1]]:18: warning: 'std::basic_ifstream::basic_ifstream' blocks the event loop in coroutine 'bad_open'
  std::ifstream(path, std::ios::ate).tellg();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_ifstream::basic_ifstream' blocks the event loop in coroutine 'bad_open'
  co_return;
}

awaitable<void> bad_reopen(std::ifstream &in, std::ofstream &out, std::fstream &both, std::filebuf &buffer) {
  in.open("users.txt");
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_ifstream::open' blocks the event loop in coroutine 'bad_reopen'
  out.open("users.txt");
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_ofstream::open' blocks the event loop in coroutine 'bad_reopen'
  both.open("users.txt");
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_fstream::open' blocks the event loop in coroutine 'bad_reopen'
  buffer.open("users.txt", std::ios::in);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_filebuf::open' blocks the event loop in coroutine 'bad_reopen'
  in.close();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_ifstream::close' blocks the event loop in coroutine 'bad_reopen'
  out.close();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_ofstream::close' blocks the event loop in coroutine 'bad_reopen'
  both.close();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_fstream::close' blocks the event loop in coroutine 'bad_reopen'
  buffer.close();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_filebuf::close' blocks the event loop in coroutine 'bad_reopen'
  co_return;
}

awaitable<void> good_closed() {
  std::ifstream in;
  std::ofstream out;
  std::fstream both;
  std::ifstream other(std::move(in));
  in = std::move(other);
  in.is_open();
  co_return;
}

awaitable<void> bad_read(std::ifstream &in, std::fstream &both, char *data) {
  std::string text;
  int number = 0;
  char letter = 0;
  in >> text;
  // CHECK: :[[@LINE-1]]:3: warning: 'std::operator>>' blocks the event loop in coroutine 'bad_read'
  in >> number >> letter;
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_istream::operator>>' blocks the event loop in coroutine 'bad_read'
  in >> std::ws;
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_istream::operator>>' blocks the event loop in coroutine 'bad_read'
  both >> letter;
  // CHECK: :[[@LINE-1]]:3: warning: 'std::operator>>' blocks the event loop in coroutine 'bad_read'
  std::getline(in, text);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::getline' blocks the event loop in coroutine 'bad_read'
  std::getline(both, text, ';');
  // CHECK: :[[@LINE-1]]:3: warning: 'std::getline' blocks the event loop in coroutine 'bad_read'
  while (std::getline(in, text))
  // CHECK: :[[@LINE-1]]:10: warning: 'std::getline' blocks the event loop in coroutine 'bad_read'
    ;
  in.read(data, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_istream::read' blocks the event loop in coroutine 'bad_read'
  in.get();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_istream::get' blocks the event loop in coroutine 'bad_read'
  in.getline(data, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_istream::getline' blocks the event loop in coroutine 'bad_read'
  in.ignore();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_istream::ignore' blocks the event loop in coroutine 'bad_read'
  in.peek();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_istream::peek' blocks the event loop in coroutine 'bad_read'
  co_return;
}

awaitable<void> bad_whole_file(std::ifstream &in, std::fstream &both) {
  std::string text(std::istreambuf_iterator<char>(in), {});
  // CHECK: :[[@LINE-1]]:20: warning: 'std::istreambuf_iterator::istreambuf_iterator' blocks the event loop in coroutine 'bad_whole_file'
  std::string words(std::istream_iterator<char>(both), {});
  // CHECK: :[[@LINE-1]]:21: warning: 'std::istream_iterator::istream_iterator' blocks the event loop in coroutine 'bad_whole_file'
  std::ostringstream copy;
  copy << in.rdbuf();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_ostream::operator<<' blocks the event loop in coroutine 'bad_whole_file'
  co_return;
}

awaitable<void> bad_write(std::ofstream &out, std::fstream &both, const std::string &text) {
  out << text;
  // CHECK: :[[@LINE-1]]:3: warning: 'std::operator<<' blocks the event loop in coroutine 'bad_write'
  out << "text" << 7 << std::endl;
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_ostream::operator<<' blocks the event loop in coroutine 'bad_write'
  out << 7 << "text";
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_ostream::operator<<' blocks the event loop in coroutine 'bad_write'
  out << std::endl;
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_ostream::operator<<' blocks the event loop in coroutine 'bad_write'
  out << std::setw(8) << 7;
  // CHECK: :[[@LINE-1]]:3: warning: 'std::{{.*}}operator<<' blocks the event loop in coroutine 'bad_write'
  both << text;
  // CHECK: :[[@LINE-1]]:3: warning: 'std::operator<<' blocks the event loop in coroutine 'bad_write'
  std::ofstream("users.txt") << text;
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_ofstream::basic_ofstream' blocks the event loop in coroutine 'bad_write'
  out.write(text.data(), 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_ostream::write' blocks the event loop in coroutine 'bad_write'
  out.put('x');
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_ostream::put' blocks the event loop in coroutine 'bad_write'
  out.flush();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::basic_ostream::flush' blocks the event loop in coroutine 'bad_write'
  co_return;
}

awaitable<void> good_memory(std::istream &unknown_in, std::ostream &unknown_out, int bits) {
  std::stringstream stream("7 words");
  std::string text;
  int number = 0;
  stream >> number >> text;
  std::getline(stream, text);
  stream.get();
  stream << "text" << number << std::endl;
  stream << stream.rdbuf();
  stream.flush();
  std::string whole(std::istreambuf_iterator<char>(stream), {});
  unknown_in >> number;
  std::getline(unknown_in, text);
  unknown_out << number << "text";
  bits = bits << 1 >> 1;
  co_return;
}
