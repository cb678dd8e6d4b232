// Files from a folder, served without blocking the loop:
//
//     app.get("/static/{path...}", nostall::static_files("public"));
#pragma once

#include <filesystem>
#include <nostall/request.hpp>
#include <nostall/response.hpp>
#include <nostall/task.hpp>
#include <string>

namespace nostall {

/// A handler for a route that ends in a parameter for the rest of the path. Large files are streamed, with their
/// length; a file that the client has already (If-None-Match) is 304. What leads out of the folder, also through
/// symbolic links, what is no regular file, and names that begin with a dot are 404.
class static_files {
public:
  /// The folder must exist: throws std::filesystem::filesystem_error otherwise.
  explicit static_files(const std::filesystem::path& folder) : folder_(std::filesystem::canonical(folder)) {}

  task<response> operator()(std::string path, const request& request) const;

private:
  std::filesystem::path folder_;
};

} // namespace nostall
