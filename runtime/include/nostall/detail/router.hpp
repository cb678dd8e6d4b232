// From a method and a path to an endpoint: a tree of path segments.
#pragma once

#include <memory>
#include <nostall/detail/endpoint.hpp>
#include <nostall/request.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nostall::detail {

class router {
public:
  // Throws std::invalid_argument for a malformed pattern and for one that is there already.
  void add(verb method, std::unique_ptr<endpoint> target);

  // The endpoint, with the request's path parameters and route set. Throws http_error: 404, 405 with Allow, and 400
  // for a path that is not encoded properly.
  endpoint& find(request& request) const;

  // The names of a pattern's parameters, in order.
  static std::vector<std::string> parameter_names(std::string_view pattern);

private:
  using methods = std::vector<std::pair<verb, std::unique_ptr<endpoint>>>;

  struct node {
    std::vector<std::pair<std::string, std::unique_ptr<node>>> fixed;
    std::unique_ptr<node> parameter;
    methods here; // paths that end here
    methods rest; // paths that go on below, for a pattern that ends in {name...}
  };

  struct search {
    nostall::request& request;
    std::span<const std::string_view> segments;
    const methods* other_methods = nullptr; // of the first place that has the path, but not the method
    std::optional<std::size_t> rest_from{}; // the segment at which a parameter that takes the rest begins
  };

  static endpoint* find_below(const node& at, std::size_t depth, search& searched);
  static endpoint* choose(const methods& from, search& searched);

  node root_;
};

} // namespace nostall::detail
