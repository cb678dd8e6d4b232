// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// Mapped files: opening them, and writing their pages back when that is waited for.
#include <boost/asio.hpp>
#include <boost/interprocess/file_mapping.hpp>
#include <boost/interprocess/managed_mapped_file.hpp>
#include <boost/interprocess/mapped_region.hpp>
namespace ipc = boost::interprocess;
using boost::asio::awaitable;

awaitable<void> bad_mapped(ipc::mapped_region &region) {
  ipc::file_mapping mapping("data", ipc::read_only);
  // CHECK: :[[@LINE-1]]:21: warning: 'boost::interprocess::file_mapping::file_mapping' blocks the event loop in coroutine 'bad_mapped'
  ipc::managed_mapped_file managed(ipc::open_or_create, "data", 65536);
  // CHECK: :[[@LINE-1]]:28: warning: 'boost::interprocess::basic_managed_mapped_file::basic_managed_mapped_file' blocks the event loop in coroutine 'bad_mapped'
  ipc::managed_mapped_file::grow("data", 4096);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::basic_managed_mapped_file::grow' blocks the event loop in coroutine 'bad_mapped'
  ipc::managed_mapped_file::shrink_to_fit("data");
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::basic_managed_mapped_file::shrink_to_fit' blocks the event loop in coroutine 'bad_mapped'
  region.flush(0, 0, false);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::interprocess::mapped_region::flush' blocks the event loop in coroutine 'bad_mapped'
  co_return;
}

awaitable<void> good_mapped(ipc::mapped_region &region) {
  ipc::file_mapping none;
  ipc::managed_mapped_file unmanaged;
  region.flush();
  region.flush(0, 0, true);
  co_return;
}
