// Takes files and gives them back. upload PORT FOLDER
//
//     curl -T picture.png localhost:8080/files/picture.png
//     curl localhost:8080/files/picture.png
#include <cstdlib>
#include <filesystem>
#include <nostall/file.hpp>
#include <nostall/server.hpp>
#include <nostall/static_files.hpp>
#include <string>

namespace {

using namespace nostall;

constexpr std::size_t largest = 100 * 1024 * 1024;

// A name, not a path: what is sent must not decide where it is written.
void require_plain_name(const std::string& name) {
  if (name.empty() || name.front() == '.' || name.find('/') != std::string::npos)
    throw http_error(422, "a file's name is wanted");
}

task<with_status<boost::json::value>> store(std::filesystem::path folder, std::string name, const request& request) {
  require_plain_name(name);
  co_await write_file(folder / name, std::string(request.body()));
  co_return with_status{201, boost::json::value{{"name", name}, {"bytes", request.body().size()}}};
}

} // namespace

int main(int count, char** arguments) {
  const auto port = static_cast<std::uint16_t>(count > 1 ? std::atoi(arguments[1]) : 8080);
  const std::filesystem::path folder = count > 2 ? arguments[2] : "uploads";
  std::filesystem::create_directories(folder);
  app app;
  app.put("/files/{name}",
          [&](std::string name, const request& request) { return store(folder, std::move(name), request); });
  app.get("/files/{path...}", static_files(folder));
  server(app, {.port = port, .limits = {.body = largest}}).run();
}
