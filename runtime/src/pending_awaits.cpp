#include "pending_awaits.hpp"

#include <map>
#include <nostall/detail/pending_await.hpp>
#include <source_location>
#include <string_view>

namespace nostall::detail {

namespace {

bool is_library(std::string_view file) {
  static const std::string_view here = std::source_location::current().file_name();
  static const std::string_view folder = here.substr(0, here.rfind('/') + 1);
  return file.starts_with(folder) || file.find("include/nostall/") != file.npos ||
         file.find("/boost/asio/") != file.npos;
}

// Empty if a library waits for something of its own.
std::string describe(const pending_await* innermost) {
  std::string text;
  for (const pending_await* each = innermost; each; each = each->awaited_by()) {
    const std::string_view file = each->where().file_name();
    if (is_library(file))
      continue;
    text.append(text.empty() ? "" : ", awaited at ").append(file);
    text.append(":").append(std::to_string(each->where().line()));
  }
  return text;
}

} // namespace

std::vector<std::string> describe_pending_awaits(const boost::asio::execution_context& loop) {
  std::map<std::string, std::size_t> places;
  pending_await::for_each(loop, [&](const pending_await& each) {
    if (std::string text = describe(&each); !text.empty())
      ++places[std::move(text)];
  });
  std::vector<std::string> described;
  for (const auto& [place, times] : places)
    described.push_back(times == 1 ? place : place + " (" + std::to_string(times) + " times)");
  return described;
}

} // namespace nostall::detail
