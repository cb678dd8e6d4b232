// From the bytes of a connection to requests. Beast's parser does the grammar; this one keeps where things stand in
// the connection's buffer instead of copying them, and refuses what Beast lets through.
#pragma once

#include <boost/beast/http/basic_parser.hpp>
#include <nostall/request.hpp>
#include <nostall/settings.hpp>

namespace nostall::detail {

// Parses one request out of a buffer that may grow, and move, while the request arrives. Make a new one for the next.
class request_parser : private boost::beast::http::basic_parser<true> {
  using base = boost::beast::http::basic_parser<true>;

public:
  enum class progress { need_more, header, complete, failed };

  // Parses into `into`, which it clears.
  request_parser(request& into, const limits& allowed);

  // Goes on with the parsing. `data` begins where the request does, and holds what was there at the last call and
  // perhaps more. `header` is said once, when the header is complete and a body follows.
  progress parse(char* data, std::size_t size);

  // The data of a complete request has been moved to another place.
  void rebase(char* data);

  // How much of the data belongs to the request, or is no longer needed.
  std::size_t consumed() const noexcept { return consumed_; }

  // After `failed`: the status that says why.
  unsigned status() const noexcept { return status_; }

  // Whether any byte of the request has been seen: line breaks before it do not count.
  bool started() const noexcept { return started_; }

  bool keeps_alive() const { return base::keep_alive(); }
  bool upgrades() const { return base::upgrade(); }
  bool expects_continue() const noexcept { return expects_continue_; }

  // Makes room behind a chunked body of which the data holds the framing too; returns the new size of the data.
  std::size_t compact(char* data, std::size_t size);

private:
  using error_code = boost::system::error_code;
  using string_view = boost::beast::string_view;

  void on_request_impl(verb, string_view, string_view, int, error_code&) override;
  void on_response_impl(int, string_view, int, error_code&) override {}
  void on_field_impl(field, string_view, string_view, error_code&) override;
  void on_header_impl(error_code&) override;
  void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
  std::size_t on_body_impl(string_view, error_code&) override;
  void on_chunk_header_impl(std::uint64_t, string_view, error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, string_view, error_code&) override;
  void on_finish_impl(error_code&) override {}

  progress fail(error_code error);
  void refuse(unsigned status, error_code& error);
  void set_target(std::string_view target, error_code& error);
  request::slice slice_of(string_view text) const;

  request& request_;
  const limits& limits_;
  char* data_ = nullptr;
  std::size_t size_ = 0;
  std::size_t consumed_ = 0;
  request::slice target_;
  unsigned status_ = 0;
  unsigned hosts_ = 0;
  bool started_ = false;
  bool header_told_ = false;
  bool in_last_chunk_ = false; // its line has come, and not yet all that ends it
  bool expects_continue_ = false;
};

} // namespace nostall::detail
