// What the coroutines of a loop wait for, for people.
#pragma once

#include <boost/asio/execution_context.hpp>
#include <string>
#include <vector>

namespace nostall::detail {

// Each place in a program, apart from those in Asio and in the runtime itself, where coroutines of that loop wait, with
// the places where other coroutines wait for these, and how many there are. To be called on the loop's thread, or when
// the loop has ended.
std::vector<std::string> describe_pending_awaits(const boost::asio::execution_context& loop);

} // namespace nostall::detail
