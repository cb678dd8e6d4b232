// See static_files.hpp. Everything that touches the disk is done on the threads for files.
#include <nostall/static_files.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <memory>
#include <nostall/annotations.hpp>
#include <nostall/file.hpp>
#include <nostall/to_thread.hpp>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace nostall {

namespace {

constexpr std::size_t part_size = 256 * 1024;

constexpr std::array<std::pair<std::string_view, std::string_view>, 15> types{{
    {".html", "text/html; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".json", "application/json"},
    {".txt", "text/plain; charset=utf-8"},
    {".md", "text/markdown; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".jpeg", "image/jpeg"},
    {".gif", "image/gif"},
    {".webp", "image/webp"},
    {".ico", "image/x-icon"},
    {".pdf", "application/pdf"},
    {".wasm", "application/wasm"},
}};

std::string_view type_of(const std::filesystem::path& path) {
  const std::string extension = path.extension().string();
  const auto* const known =
      std::ranges::find(types, std::string_view(extension), [](auto& entry) { return entry.first; });
  return known == types.end() ? std::string_view("application/octet-stream") : known->second;
}

// A file that is being sent.
class source {
public:
  explicit source(int descriptor) : descriptor_(descriptor) {}
  source(const source&) = delete;
  source& operator=(const source&) = delete;
  NOSTALL_ALLOW_BLOCKING("a file that was only read has nothing to write back")
  ~source() { ::close(descriptor_); }

  std::string read(std::size_t most) {
    std::string part(most, '\0');
    const ssize_t got = ::read(descriptor_, part.data(), part.size());
    if (got < 0)
      throw std::system_error(errno, std::generic_category(), "read");
    part.resize(static_cast<std::size_t>(got));
    return part;
  }

  int descriptor() const noexcept { return descriptor_; }

private:
  const int descriptor_;
};

struct opened {
  std::shared_ptr<source> file;
  std::size_t size = 0;
  std::string tag;
  std::string beginning; // all of a small file
};

bool is_hidden_or_leads_out(const std::filesystem::path& path) {
  return path.is_absolute() ||
         std::ranges::any_of(path, [](const std::filesystem::path& step) { return step.native().starts_with('.'); });
}

// No file if there is none to be served.
opened open_below(const std::filesystem::path& folder, const std::filesystem::path& path) {
  std::error_code error;
  const std::filesystem::path real = std::filesystem::canonical(folder / path, error);
  if (error || std::mismatch(folder.begin(), folder.end(), real.begin(), real.end()).first != folder.end())
    return {};
  const int descriptor = ::open(real.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
  if (descriptor < 0)
    return {};
  opened file;
  file.file = std::make_shared<source>(descriptor);
  struct stat status{};
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode))
    return {};
  file.size = static_cast<std::size_t>(status.st_size);
  file.tag = "\"" + std::to_string(status.st_mtim.tv_sec) + "." + std::to_string(status.st_mtim.tv_nsec) + "-" +
             std::to_string(status.st_size) + "\"";
  if (file.size <= part_size)
    file.beginning = file.file->read(file.size);
  return file;
}

// Sends exactly as much as was announced.
task<> send(std::shared_ptr<source> file, std::size_t size, stream_writer& out) {
  while (size > 0) {
    const std::size_t most = std::min(size, part_size);
    const std::string part = co_await to_thread(file_limiter(), [&] { return file->read(most); });
    if (part.empty())
      throw std::runtime_error("the file has become shorter while it was sent");
    size -= part.size();
    co_await out.write(part);
  }
}

} // namespace

task<response> static_files::operator()(std::string path, const request& request) const {
  const std::filesystem::path wanted(path);
  if (path.empty() || is_hidden_or_leads_out(wanted))
    throw http_error(404);
  opened file = co_await to_thread(file_limiter(), [&] { return open_below(folder_, wanted); });
  if (!file.file)
    throw http_error(404);
  response answer(200, std::string(), type_of(wanted));
  if (request.header(field::if_none_match) == file.tag)
    answer.status(304);
  else if (file.size <= part_size)
    answer.body(std::move(file.beginning));
  else
    answer = response::stream([file](stream_writer& out) { return send(file.file, file.size, out); }, type_of(wanted),
                              file.size);
  answer.header("ETag", file.tag);
  co_return answer;
}

} // namespace nostall
