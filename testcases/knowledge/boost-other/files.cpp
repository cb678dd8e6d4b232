// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Libraries of Boost that open files by themselves.
#include <boost/asio.hpp>
#include <boost/iostreams/copy.hpp>
#include <boost/iostreams/device/file.hpp>
#include <boost/iostreams/device/file_descriptor.hpp>
#include <boost/iostreams/device/mapped_file.hpp>
#include <boost/nowide/fstream.hpp>
#include <string>
namespace io = boost::iostreams;
using boost::asio::awaitable;

awaitable<void> bad_devices(const std::string &name) {
  char data[64];
  io::file_source source(name);
  // CHECK: :[[@LINE-1]]:19: warning: 'boost::iostreams::basic_file_source::basic_file_source' blocks the event loop in coroutine 'bad_devices'
  io::file_sink sink(name);
  // CHECK: :[[@LINE-1]]:17: warning: 'boost::iostreams::basic_file_sink::basic_file_sink' blocks the event loop in coroutine 'bad_devices'
  io::file file(name);
  // CHECK: :[[@LINE-1]]:12: warning: 'boost::iostreams::basic_file::basic_file' blocks the event loop in coroutine 'bad_devices'
  source.open(name);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::iostreams::basic_file_source::open' blocks the event loop in coroutine 'bad_devices'
  sink.open(name);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::iostreams::basic_file_sink::open' blocks the event loop in coroutine 'bad_devices'
  file.read(data, sizeof data);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::iostreams::basic_file::read' blocks the event loop in coroutine 'bad_devices'
  file.write(data, sizeof data);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::iostreams::basic_file::write' blocks the event loop in coroutine 'bad_devices'
  file.open(name);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::iostreams::basic_file::open' blocks the event loop in coroutine 'bad_devices'
  io::copy(source, sink);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::iostreams::copy' blocks the event loop in coroutine 'bad_devices'
  co_return;
}

awaitable<void> bad_descriptors(const std::string &name) {
  char data[64];
  io::file_descriptor both(name);
  // CHECK: :[[@LINE-1]]:23: warning: 'boost::iostreams::file_descriptor::file_descriptor' blocks the event loop in coroutine 'bad_descriptors'
  io::file_descriptor_source source(name);
  // CHECK: :[[@LINE-1]]:30: warning: 'boost::iostreams::file_descriptor_source::file_descriptor_source' blocks the event loop in coroutine 'bad_descriptors'
  io::file_descriptor_sink sink("data");
  // CHECK: :[[@LINE-1]]:28: warning: 'boost::iostreams::file_descriptor_sink::file_descriptor_sink' blocks the event loop in coroutine 'bad_descriptors'
  both.open(name);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::iostreams::file_descriptor::open' blocks the event loop in coroutine 'bad_descriptors'
  source.open(name);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::iostreams::file_descriptor_source::open' blocks the event loop in coroutine 'bad_descriptors'
  sink.open(name);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::iostreams::file_descriptor_sink::open' blocks the event loop in coroutine 'bad_descriptors'
  both.read(data, sizeof data);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::iostreams::file_descriptor::read' blocks the event loop in coroutine 'bad_descriptors'
  both.write(data, sizeof data);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::iostreams::file_descriptor::write' blocks the event loop in coroutine 'bad_descriptors'
  source.read(data, sizeof data);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::iostreams::file_descriptor::read' blocks the event loop in coroutine 'bad_descriptors'
  sink.write(data, sizeof data);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::iostreams::file_descriptor::write' blocks the event loop in coroutine 'bad_descriptors'
  co_return;
}

awaitable<void> bad_mapped(const std::string &name) {
  io::mapped_file both(name);
  // CHECK: :[[@LINE-1]]:19: warning: 'boost::iostreams::mapped_file::mapped_file' blocks the event loop in coroutine 'bad_mapped'
  io::mapped_file_source source(name);
  // CHECK: :[[@LINE-1]]:26: warning: 'boost::iostreams::mapped_file_source::mapped_file_source' blocks the event loop in coroutine 'bad_mapped'
  io::mapped_file_sink sink(name);
  // CHECK: :[[@LINE-1]]:24: warning: 'boost::iostreams::mapped_file_sink::mapped_file_sink' blocks the event loop in coroutine 'bad_mapped'
  both.open(name);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::iostreams::mapped_file::open' blocks the event loop in coroutine 'bad_mapped'
  source.open(name);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::iostreams::mapped_file_source::open' blocks the event loop in coroutine 'bad_mapped'
  sink.open(name);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::iostreams::mapped_file_sink::open' blocks the event loop in coroutine 'bad_mapped'
  both.resize(4096);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::iostreams::mapped_file::resize' blocks the event loop in coroutine 'bad_mapped'
  co_return;
}

awaitable<void> good_devices(int descriptor) {
  io::file_descriptor_source taken(descriptor, io::never_close_handle);
  io::file_descriptor none;
  io::mapped_file_source unmapped;
  none.open(descriptor, io::never_close_handle);
  if (unmapped.is_open())
    none = io::file_descriptor();
  co_return;
}

awaitable<void> bad_nowide(const std::string &name) {
  boost::nowide::ifstream in(name);
  // CHECK: :[[@LINE-1]]:27: warning: 'boost::nowide::basic_ifstream::basic_ifstream' blocks the event loop in coroutine 'bad_nowide'
  boost::nowide::ofstream out("data");
  // CHECK: :[[@LINE-1]]:27: warning: 'boost::nowide::basic_ofstream::basic_ofstream' blocks the event loop in coroutine 'bad_nowide'
  boost::nowide::fstream both(name);
  // CHECK: :[[@LINE-1]]:26: warning: 'boost::nowide::basic_fstream::basic_fstream' blocks the event loop in coroutine 'bad_nowide'
  in.open(name);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::nowide::detail::fstream_impl::open' blocks the event loop in coroutine 'bad_nowide'
  co_return;
}
awaitable<void> good_nowide() {
  boost::nowide::ifstream in;
  if (in.is_open())
    in.clear();
  co_return;
}
