// See request_parser.hpp. Where Beast 1.81 is more generous than RFC 9112, this file says no.
#include "request_parser.hpp"

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <cstring>

namespace nostall::detail {

namespace http = boost::beast::http;

namespace {

bool is_version_of_http(std::string_view line) {
  const std::size_t space = line.rfind(' ');
  if (space == std::string_view::npos)
    return false;
  const std::string_view version = line.substr(space + 1);
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return version.size() == 8 && version.starts_with("HTTP/") && digit(version[5]) && version[6] == '.' &&
         digit(version[7]);
}

} // namespace

request_parser::request_parser(request& into, const limits& allowed) : request_(into), limits_(allowed) {
  request_.fields_.clear();
  request_.parameters_.clear();
  request_.body_ = {};
  request_.endpoint_ = nullptr;
  // Beast's own limit is for one call, not for the whole header; parse() counts instead.
  base::header_limit(static_cast<std::uint32_t>(allowed.header) + 1);
  base::body_limit(allowed.body);
}

request::slice request_parser::slice_of(string_view text) const {
  return {static_cast<std::uint32_t>(text.data() - data_), static_cast<std::uint32_t>(text.size())};
}

void request_parser::refuse(unsigned status, error_code& error) {
  status_ = status;
  error = http::error::bad_value;
}

request_parser::progress request_parser::parse(char* data, std::size_t size) {
  data_ = data;
  size_ = size;
  request_.base_ = data;
  if (!started_) {
    while (consumed_ + 1 < size && data[consumed_] == '\r' && data[consumed_ + 1] == '\n')
      consumed_ += 2;
    if (consumed_ == size || (data[consumed_] == '\r' && consumed_ + 1 == size))
      return consumed_ > limits_.header ? fail(http::error::header_limit) : progress::need_more;
    started_ = true;
  }
  for (;;) {
    // Beast 1.81 asserts that the last chunk is not looked at again before it can be whole: "0\r\n\r\n".
    if (in_last_chunk_ && size - consumed_ < 5)
      return progress::need_more;
    error_code error;
    consumed_ += base::put(boost::asio::const_buffer(data + consumed_, size - consumed_), error);
    if (error && error != http::error::need_more)
      return fail(error);
    if (base::is_header_done() ? !header_told_ && consumed_ > limits_.header : size > limits_.header)
      return fail(http::error::header_limit);
    if (base::is_done()) {
      rebase(data);
      return progress::complete;
    }
    if (base::is_header_done() && !header_told_) {
      header_told_ = true;
      return progress::header;
    }
    if (error) {
      // A line that is there and not enough: after the line of any other chunk Beast would go on to its data.
      const std::string_view rest(data + consumed_, size - consumed_);
      in_last_chunk_ = base::is_header_done() && rest.find('\n', rest.starts_with("\r\n") ? 2 : 0) != rest.npos;
      return progress::need_more;
    }
    if (consumed_ == size)
      return progress::need_more;
  }
}

request_parser::progress request_parser::fail(error_code error) {
  if (status_ != 0)
    return progress::failed;
  if (error == http::error::header_limit) {
    const bool in_line = !std::memchr(data_, '\n', size_);
    status_ = in_line ? 414 : 431;
  } else if (error == http::error::body_limit) {
    status_ = 413;
  } else if (error == http::error::bad_version) {
    const std::string_view rest(data_ + consumed_, size_ - consumed_);
    status_ = is_version_of_http(rest.substr(0, rest.find("\r\n"))) ? 505 : 400;
  } else {
    status_ = 400;
  }
  return progress::failed;
}

void request_parser::on_request_impl(verb method, string_view, string_view target, int version, error_code& error) {
  request_.method_ = method;
  request_.version_ = version;
  target_ = slice_of(target);
  if (target.size() > limits_.target)
    refuse(414, error);
  else if (method == verb::unknown || method == verb::connect)
    refuse(501, error);
}

void request_parser::on_field_impl(field id, string_view name, string_view value, error_code& error) {
  if (header_told_)
    return; // the trailer of a chunked body
  if (request_.fields_.size() == limits_.fields)
    return refuse(431, error);
  // A folded value was unfolded into a buffer of Beast's, or the line break stands in front of it.
  const char* const after_name = name.data() + name.size() + 1;
  if (value.data() < after_name || value.data() > data_ + size_ ||
      std::memchr(after_name, '\n', static_cast<std::size_t>(value.data() - after_name)))
    return refuse(400, error);
  if (id == field::host && (++hosts_ > 1 || value.find_first_of(" \t,/@") != string_view::npos))
    return refuse(400, error);
  if (id == field::transfer_encoding) {
    if (request_.version_ < 11)
      return refuse(400, error);
    if (!boost::beast::iequals(value, "chunked")) // Beast takes anything, and reads no body then
      return refuse(value.empty() || boost::beast::iequals(value, "identity") ? 400 : 501, error);
  }
  if (id == field::expect && request_.version_ >= 11 && boost::beast::iequals(value, "100-continue"))
    expects_continue_ = true;
  request_.fields_.push_back({id, slice_of(name), slice_of(value)});
}

void request_parser::on_header_impl(error_code& error) {
  if (hosts_ == 0 && request_.version_ >= 11)
    return refuse(400, error);
  set_target(request_.view(target_), error);
}

// The buffer may have moved while the body came: what is not a slice must be made again.
void request_parser::rebase(char* data) {
  data_ = data;
  request_.base_ = data;
  error_code none; // it was good the first time
  set_target(request_.view(target_), none);
}

void request_parser::set_target(std::string_view target, error_code& error) {
  if (target == "*" && request_.method_ == verb::options) {
    request_.target_ = request_.path_ = target;
    request_.query_ = {};
    return;
  }
  if (!target.starts_with('/')) {
    const std::size_t scheme = target.find("://");
    if (scheme == std::string_view::npos || scheme == 0)
      return refuse(400, error);
    target.remove_prefix(std::min(target.find_first_of("/?", scheme + 3), target.size()));
  }
  if (target.find('#') != std::string_view::npos)
    return refuse(400, error);
  request_.target_ = target;
  const std::size_t mark = std::min(target.find('?'), target.size());
  request_.path_ = mark == 0 ? std::string_view("/") : target.substr(0, mark);
  request_.query_ = target.substr(std::min(mark + 1, target.size()));
}

std::size_t request_parser::on_body_impl(string_view part, error_code&) {
  if (request_.body_.size == 0)
    request_.body_ = slice_of(part);
  else
    request_.body_.size += static_cast<std::uint32_t>(part.size());
  return part.size();
}

// The parts of a chunked body are moved together, over the framing between them.
std::size_t request_parser::on_chunk_body_impl(std::uint64_t, string_view part, error_code&) {
  if (request_.body_.size == 0) {
    request_.body_ = slice_of(part);
  } else {
    std::memmove(data_ + request_.body_.offset + request_.body_.size, part.data(), part.size());
    request_.body_.size += static_cast<std::uint32_t>(part.size());
  }
  return part.size();
}

std::size_t request_parser::compact(char* data, std::size_t size) {
  const std::size_t end = request_.body_.offset + request_.body_.size;
  if (!base::is_header_done() || !base::chunked() || request_.body_.size == 0 || end >= consumed_)
    return size;
  std::memmove(data + end, data + consumed_, size - consumed_);
  size -= consumed_ - end;
  consumed_ = end;
  return size;
}

} // namespace nostall::detail

namespace nostall {

std::optional<std::string_view> request::header(std::string_view name) const noexcept {
  for (const header_field& entry : fields_)
    if (boost::beast::iequals(view(entry.name), name))
      return view(entry.value);
  return std::nullopt;
}

std::optional<std::string_view> request::header(field name) const noexcept {
  for (const header_field& entry : fields_)
    if (entry.id == name)
      return view(entry.value);
  return std::nullopt;
}

} // namespace nostall
