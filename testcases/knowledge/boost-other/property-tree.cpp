// RUN: %check_both %s -- -std=c++20 -I%S/../../Inputs/boost-mock
// PropertyTree's parsers take a stream, which may be in memory, or a file's name.
#include <boost/asio.hpp>
#include <boost/property_tree/info_parser.hpp>
#include <boost/property_tree/ini_parser.hpp>
#include <boost/property_tree/json_parser.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <string>
namespace pt = boost::property_tree;
using boost::asio::awaitable;

awaitable<void> bad_files(const std::string &name, pt::ptree &tree) {
  pt::read_json(name, tree);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::property_tree::json_parser::read_json' blocks the event loop in coroutine 'bad_files'
  pt::write_json("data", tree);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::property_tree::json_parser::write_json' blocks the event loop in coroutine 'bad_files'
  pt::read_ini(name, tree);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::property_tree::ini_parser::read_ini' blocks the event loop in coroutine 'bad_files'
  pt::write_ini(name, tree);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::property_tree::ini_parser::write_ini' blocks the event loop in coroutine 'bad_files'
  pt::read_info(name, tree);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::property_tree::info_parser::read_info' blocks the event loop in coroutine 'bad_files'
  pt::write_info(name, tree);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::property_tree::info_parser::write_info' blocks the event loop in coroutine 'bad_files'
  pt::read_xml(name, tree);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::property_tree::xml_parser::read_xml' blocks the event loop in coroutine 'bad_files'
  pt::write_xml(name, tree);
  // CHECK: :[[@LINE-1]]:3: warning: 'boost::property_tree::xml_parser::write_xml' blocks the event loop in coroutine 'bad_files'
  co_return;
}

awaitable<void> good_streams(std::istream &in, std::ostream &out, pt::ptree &tree) {
  pt::read_json(in, tree);
  pt::write_json(out, tree);
  co_return;
}
