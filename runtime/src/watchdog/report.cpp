// A stall as text and as a finding of the checker's format.
#include "watchdog/explain.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <cstdio>
#include <filesystem>
#include <nostall/watchdog.hpp>

namespace nostall {

namespace {

namespace json = boost::json;

// As the checker shows paths: relative to the working folder, if below it.
std::string shown_path(const std::string& path) {
  std::error_code error;
  const std::string folder = std::filesystem::current_path(error).string() + "/";
  return !error && path.starts_with(folder) ? path.substr(folder.size()) : path;
}

std::string where(const stall& s) {
  if (s.on_cpu)
    return "on the CPU";
  if (s.stack.empty() && s.system_call.empty())
    return "over before it was looked at";
  return s.system_call.empty() ? "asleep" : "asleep in " + s.system_call;
}

std::string message(const stall& s) {
  std::string text = "the event loop stalled for " + std::to_string(s.duration.count()) + " ms";
  if (!s.over)
    text += " and does still";
  text += s.function.empty() ? "" : " in '" + s.function + "'";
  text += ", " + where(s);
  return s.handler.empty() ? text : text + "; handler: " + s.handler;
}

// Frames from the place down to the cause: the first function that is not the program's, or the innermost one.
std::vector<const stack_frame*> way_to_cause(const stall& s) {
  std::vector<const stack_frame*> way;
  const auto is_place = [&](const stack_frame& frame) {
    return !s.function.empty() && frame.function == s.function && frame.line == s.line;
  };
  for (auto frame = std::find_if(s.stack.rbegin(), s.stack.rend(), is_place); frame != s.stack.rend(); ++frame) {
    way.push_back(&*frame);
    if (detail::is_library(*frame))
      break;
  }
  return way;
}

json::array chain_of(const stall& s) {
  json::array steps;
  const std::vector<const stack_frame*> way = way_to_cause(s);
  for (std::size_t i = 0; i < way.size(); ++i) {
    const bool last = i + 2 >= way.size();
    if (i > 0 && i + 1 == way.size())
      break;
    steps.push_back({{"kind", "call"},
                     {"file", shown_path(way[i]->file)},
                     {"line", way[i]->line},
                     {"column", way[i]->column},
                     {"function", way[i]->function},
                     {"call", i + 1 < way.size() ? way[i + 1]->function : way[i]->function},
                     {"reason", last ? "seen " + where(s) : std::string()}});
  }
  return steps;
}

std::string fingerprint(const stall& s) {
  std::string key = "nostall-stalled-loop\n" + std::filesystem::path(s.file).filename().string() + "\n" + s.function;
  for (const stack_frame* frame : way_to_cause(s))
    key += "\n" + frame->function;
  std::string digits;
  for (const std::uint64_t start : {0xcbf29ce484222325ULL, 0x84222325cbf29ce4ULL}) { // FNV-1a, twice
    std::uint64_t hash = start;
    for (const unsigned char c : key)
      hash = (hash ^ c) * 0x100000001b3ULL;
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash));
    digits += text;
  }
  return digits;
}

json::array frames_of(const stall& s) {
  json::array frames;
  for (const stack_frame& frame : s.stack)
    frames.push_back({{"function", frame.function}, {"file", shown_path(frame.file)}, {"line", frame.line}});
  return frames;
}

} // namespace

std::string stall::text() const {
  std::string line = message(*this);
  if (!file.empty())
    line += "; at " + shown_path(file) + ":" + std::to_string(this->line);
  for (const stack_frame* frame : way_to_cause(*this))
    line += (frame->function == function ? "; stack: " : " > ") + frame->function;
  for (const std::string& caller : awaited_by)
    line += "; awaited by " + caller;
  if (left_out > 0)
    line += "; " + std::to_string(left_out) + " earlier stalls not reported";
  return line;
}

std::string stall::json() const {
  return boost::json::serialize(json::value{
      {"rule", "nostall-stalled-loop"},
      {"category", category},
      {"severity", "error"},
      {"confidence", "high"},
      {"file", shown_path(file)},
      {"line", line},
      {"column", column},
      {"function", function},
      {"message", message(*this)},
      {"chain", chain_of(*this)},
      {"fingerprint", fingerprint(*this)},
      {"fix", nullptr},
      {"stall",
       {{"duration_ms", duration.count()},
        {"over", over},
        {"on_cpu", on_cpu},
        {"system_call", system_call},
        {"handler", handler},
        {"awaited_by", json::array(awaited_by.begin(), awaited_by.end())},
        {"stack", frames_of(*this)},
        {"left_out", left_out}}},
  });
}

} // namespace nostall
