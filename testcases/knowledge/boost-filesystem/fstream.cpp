// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Boost.Filesystem's file streams open their files in the constructor.
#include <boost/asio.hpp>
#include <boost/filesystem/fstream.hpp>
namespace fs = boost::filesystem;
using boost::asio::awaitable;

awaitable<void> bad_streams(const fs::path &path) {
  fs::ifstream in(path);
  // CHECK: :[[@LINE-1]]:16: warning: 'boost::filesystem::basic_ifstream::basic_ifstream' blocks the event loop in coroutine 'bad_streams'
  fs::ofstream out(path, std::ios_base::app);
  // CHECK: :[[@LINE-1]]:16: warning: 'boost::filesystem::basic_ofstream::basic_ofstream' blocks the event loop in coroutine 'bad_streams'
  fs::fstream both(path);
  // CHECK: :[[@LINE-1]]:15: warning: 'boost::filesystem::basic_fstream::basic_fstream' blocks the event loop in coroutine 'bad_streams'
  co_return;
}

awaitable<void> bad_open(fs::ifstream &in, fs::ofstream &out, fs::fstream &both, fs::filebuf &buffer) {
  in.open("data");
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::basic_ifstream::open' blocks the event loop in coroutine 'bad_open'
  out.open("data");
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::basic_ofstream::open' blocks the event loop in coroutine 'bad_open'
  both.open("data");
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::basic_fstream::open' blocks the event loop in coroutine 'bad_open'
  buffer.open("data", std::ios_base::in);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::filesystem::basic_filebuf::open' blocks the event loop in coroutine 'bad_open'
  co_return;
}

awaitable<void> good_streams() {
  fs::ifstream in;
  fs::ofstream out;
  if (in.good())
    out.clear();
  co_return;
}
