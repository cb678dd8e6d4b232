// The tree of path segments. A path is split once; then the search goes down, fixed segments before parameters, and
// comes back up when a branch leads nowhere.
#include <nostall/detail/router.hpp>

#include "percent_encoding.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace nostall::detail {

namespace {

// Paths with more segments than this are unknown.
constexpr std::size_t most_segments = 64;

// Calls `visit` with each segment of a path that begins with a slash.
template <typename Visit>
void for_each_segment(std::string_view path, Visit visit) {
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    visit(path.substr(0, end));
    path.remove_prefix(end);
  }
}

struct pattern_segment {
  std::string_view text; // of a parameter, its name
  bool parameter = false;
  bool rest = false;
};

// The path from a segment on, decoded.
std::string_view rest_of(std::string_view path, std::size_t segment, std::string& decoded) {
  for (path.remove_prefix(1); segment > 0; --segment)
    path.remove_prefix(path.find('/') + 1);
  if (path.find('%') == std::string_view::npos)
    return path;
  const std::size_t start = decoded.size();
  percent_decode(path, decoded); // its segments have been decoded already
  return std::string_view(decoded).substr(start);
}

[[noreturn]] void throw_malformed(std::string_view pattern, const char* why) {
  throw std::invalid_argument("route " + std::string(pattern) + ": " + why);
}

std::vector<pattern_segment> parse_pattern(std::string_view pattern) {
  if (!pattern.starts_with('/'))
    throw_malformed(pattern, "a pattern begins with a slash");
  std::vector<pattern_segment> segments;
  for_each_segment(pattern, [&](std::string_view text) {
    if (!segments.empty() && segments.back().rest)
      throw_malformed(pattern, "nothing can follow a parameter that takes the rest of the path");
    pattern_segment segment{text};
    if (text.starts_with('{') && text.ends_with('}')) {
      segment = {text.substr(1, text.size() - 2), true};
      if (segment.text.ends_with("...")) {
        segment.rest = true;
        segment.text.remove_suffix(3);
      }
      if (segment.text.empty())
        throw_malformed(pattern, "a parameter needs a name");
    }
    if (segment.text.find_first_of("{}") != std::string_view::npos)
      throw_malformed(pattern, "a parameter is a whole segment: {name}");
    segments.push_back(segment);
  });
  return segments;
}

// The segments of a path, decoded. Those that need no decoding stay where they are.
std::size_t split(std::string_view path, std::string& decoded, std::array<std::string_view, most_segments>& segments) {
  if (path.find('%') != std::string_view::npos) {
    decoded.clear();
    decoded.reserve(2 * path.size()); // segments, and the rest once more: the views must stay valid
  }
  std::size_t count = 0;
  for_each_segment(path, [&](std::string_view segment) {
    if (count == most_segments)
      throw http_error(404);
    if (segment.find('%') != std::string_view::npos) {
      const std::size_t start = decoded.size();
      if (!percent_decode(segment, decoded))
        throw http_error(400, "malformed percent-encoding in the path");
      segment = std::string_view(decoded).substr(start);
    }
    segments[count++] = segment;
  });
  return count;
}

} // namespace

std::vector<std::string> router::parameter_names(std::string_view pattern) {
  std::vector<std::string> names;
  for (const pattern_segment& segment : parse_pattern(pattern))
    if (segment.parameter)
      names.emplace_back(segment.text);
  return names;
}

void router::add(verb method, std::unique_ptr<endpoint> target) {
  node* at = &root_;
  methods* where = nullptr;
  for (const pattern_segment& segment : parse_pattern(target->route)) {
    if (segment.rest) {
      where = &at->rest;
    } else if (segment.parameter) {
      if (!at->parameter)
        at->parameter = std::make_unique<node>();
      at = at->parameter.get();
    } else {
      auto found =
          std::ranges::find(at->fixed, segment.text, [](auto& entry) { return std::string_view(entry.first); });
      if (found == at->fixed.end())
        found = at->fixed.emplace(found, segment.text, std::make_unique<node>());
      at = found->second.get();
    }
  }
  if (!where)
    where = &at->here;
  for (const auto& entry : *where)
    if (entry.first == method)
      throw_malformed(target->route, "there is one for this method already");
  where->emplace_back(method, std::move(target));
}

endpoint* router::choose(const methods& from, search& searched) {
  endpoint* general = nullptr;
  for (const auto& [method, target] : from) {
    if (method == searched.request.method())
      return target.get();
    if (method == verb::unknown || (method == verb::get && searched.request.method() == verb::head))
      general = target.get();
  }
  if (!general && !from.empty() && !searched.other_methods)
    searched.other_methods = &from;
  return general;
}

endpoint* router::find_below(const node& at, std::size_t depth, search& searched) {
  if (depth == searched.segments.size())
    return choose(at.here, searched);
  const std::string_view segment = searched.segments[depth];
  for (const auto& [text, below] : at.fixed)
    if (text == segment)
      if (endpoint* found = find_below(*below, depth + 1, searched))
        return found;
  auto& parameters = searched.request.parameters_;
  if (at.parameter && !segment.empty()) {
    parameters.push_back(segment);
    if (endpoint* found = find_below(*at.parameter, depth + 1, searched))
      return found;
    parameters.pop_back();
  }
  if (endpoint* found = choose(at.rest, searched)) {
    searched.rest_from = depth;
    return found;
  }
  return nullptr;
}

endpoint& router::find(request& request) const {
  if (!request.path().starts_with('/'))
    throw http_error(404); // OPTIONS *
  std::array<std::string_view, most_segments> segments;
  const std::size_t count = split(request.path(), request.decoded_, segments);
  request.parameters_.clear();
  search searched{request, {segments.data(), count}};
  endpoint* found = find_below(root_, 0, searched);
  if (found) {
    if (searched.rest_from)
      request.parameters_.push_back(rest_of(request.path(), *searched.rest_from, request.decoded_));
    request.endpoint_ = found;
    return *found;
  }
  if (!searched.other_methods)
    throw http_error(404);
  std::string allowed;
  for (const auto& [method, target] : *searched.other_methods)
    allowed.append(allowed.empty() ? "" : ", ").append(to_string(method)).append(method == verb::get ? ", HEAD" : "");
  throw http_error(405).header("Allow", allowed);
}

} // namespace nostall::detail

std::string_view nostall::request::route() const noexcept {
  return endpoint_ ? std::string_view(endpoint_->route) : std::string_view();
}
