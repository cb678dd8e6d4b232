// Takes files and gives them back. upload PORT FOLDER
//
//     curl -T picture.png localhost:8080/files/picture.png
//     curl localhost:8080/files/picture.png
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nostall/file.hpp>
#include <nostall/server.hpp>
#include <nostall/static_files.hpp>
#include <string>
#include <string_view>

namespace {

using namespace nostall;
namespace fs = std::filesystem;

constexpr std::size_t largest = 100 * 1024 * 1024;

// A name, not a path: what is sent must not decide where it is written.
void require_plain_name(const std::string& name) {
  if (name.empty() || name.front() == '.' || name.find('/') != std::string::npos)
    throw http_error(422, "a file's name is wanted");
}

// No task, so this runs on a thread, and may wait for the disk as long as it takes. Nobody gets half a file: what is
// written has a name of its own until it is complete.
with_status<boost::json::value> store(const fs::path& folder, const std::string& name, std::string_view content) {
  require_plain_name(name);
  static std::atomic<unsigned> begun;
  const fs::path part = folder / (".part" + std::to_string(++begun));
  std::ofstream file(part, std::ios::binary);
  file.write(content.data(), static_cast<std::streamsize>(content.size()));
  file.close();
  if (!file) {
    fs::remove(part);
    throw http_error(507, "there is no room for the file");
  }
  fs::rename(part, folder / name);
  return {201, boost::json::value{{"name", name}, {"bytes", content.size()}}};
}

} // namespace

int main(int count, char** arguments) {
  const auto port = static_cast<std::uint16_t>(count > 1 ? std::atoi(arguments[1]) : 8080);
  const fs::path folder = count > 2 ? arguments[2] : "uploads";
  fs::create_directories(folder);
  app app;
  app.run_plain_handlers_on(file_limiter());
  app.put("/files/{name}",
          [&](const std::string& name, const request& request) { return store(folder, name, request.body()); });
  app.get("/files/{path...}", static_files(folder));
  server(app, {.port = port, .limits = {.body = largest}}).run();
}
