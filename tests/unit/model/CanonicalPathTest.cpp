// One spelling for each file, on files of a temporary folder.
#include "model/CanonicalPath.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include <gtest/gtest.h>
#include <unistd.h>

using namespace nostall;

namespace {

/// real/in/file, real/to_file -> ../link/file, link -> real/in, other -> link,
/// loop -> loop.
class CanonicalPath : public testing::Test {
protected:
  void SetUp() override {
    llvm::SmallString<128> Folder, Real;
    ASSERT_FALSE(llvm::sys::fs::createUniqueDirectory("canonical", Folder));
    ASSERT_FALSE(llvm::sys::fs::real_path(Folder, Real));
    Top = std::string(Real);
    ASSERT_FALSE(llvm::sys::fs::create_directories(Top + "/real/in"));
    std::error_code Error;
    llvm::raw_fd_ostream(Top + "/real/in/file", Error) << "text";
    ASSERT_FALSE(Error);
    ASSERT_EQ(::symlink((Top + "/real/in").c_str(), (Top + "/link").c_str()),
              0);
    ASSERT_EQ(::symlink("link", (Top + "/other").c_str()), 0);
    ASSERT_EQ(::symlink("loop", (Top + "/loop").c_str()), 0);
    ASSERT_EQ(::symlink("../link/file", (Top + "/real/to_file").c_str()), 0);
  }
  void TearDown() override { llvm::sys::fs::remove_directories(Top); }

  /// The canonical path of \p Name below the folder, seen from there.
  std::string canonical(const std::string &Name) {
    llvm::StringRef Result = Paths.of(Top + "/" + Name);
    return Result.consume_front(Top + "/") ? Result.str()
                                           : "outside: " + Result.str();
  }
  std::string absolute(const std::string &Name) {
    const std::string Full = absolutePath(Name, Top);
    llvm::StringRef Result = Full;
    return Result.consume_front(Top + "/") ? Result.str() : "outside: " + Full;
  }

  std::string Top;
  CanonicalPaths Paths;
};

} // namespace

TEST_F(CanonicalPath, LeavesOutDots) {
  EXPECT_EQ(canonical("real/in/file"), "real/in/file");
  EXPECT_EQ(canonical("./real/./in/../in//file"), "real/in/file");
  EXPECT_EQ(canonical("real/in/"), "real/in");
  EXPECT_EQ(Paths.of("/../.."), "/");
  EXPECT_EQ(Paths.of("/"), "/");
}

TEST_F(CanonicalPath, FollowsLinks) {
  EXPECT_EQ(canonical("link/file"), "real/in/file");
  EXPECT_EQ(canonical("other/file"), "real/in/file");
  EXPECT_EQ(canonical("real/to_file"), "real/in/file");
  EXPECT_EQ(canonical("link/.."), "real");
  EXPECT_EQ(canonical("link/../to_file"), "real/in/file");
}

TEST_F(CanonicalPath, KeepsWhatIsNotThere) {
  EXPECT_EQ(canonical("link/gone/x"), "real/in/gone/x");
  EXPECT_EQ(canonical("link/gone/../x"), "real/in/x");
  EXPECT_EQ(canonical("loop/x"), "loop/x");
  EXPECT_EQ(Paths.of("relative/../x"), "relative/../x");
}

TEST_F(CanonicalPath, LooksOnce) {
  EXPECT_EQ(canonical("link/file"), "real/in/file");
  llvm::sys::fs::remove(Top + "/link");
  EXPECT_EQ(canonical("link/file"), "real/in/file");
  EXPECT_EQ(canonicalPath(Top + "/link/file"), Top + "/link/file");
}

TEST_F(CanonicalPath, TakesOtherLinksInsteadOfThoseOfTheDisk) {
  SymbolicLinks Links;
  Links[Top + "/link"] = "real";
  Links[Top + "/other"] = "";
  Links[Top + "/new"] = Top + "/real/in";
  Paths = CanonicalPaths(std::move(Links));
  EXPECT_EQ(canonical("link/in/file"), "real/in/file");
  EXPECT_EQ(canonical("other/file"), "other/file");
  EXPECT_EQ(canonical("new/file"), "real/in/file");
}

TEST_F(CanonicalPath, OfACommandIsSpelledAsWritten) {
  EXPECT_EQ(absolute("link/file"), "link/file");
  EXPECT_EQ(absolute("real/../link/./file"), "link/file");
  EXPECT_EQ(absolute("gone/../x"), "x");
  EXPECT_EQ(absolutePath(Top + "/real/in/../in//"), Top + "/real/in");
  EXPECT_EQ(absolutePath("../y", Top + "/real"), Top + "/y");
}

TEST_F(CanonicalPath, OfACommandNamesTheSameFile) {
  // Names alone would give "to_file", which is not there.
  EXPECT_EQ(absolute("link/../to_file"), "real/to_file");
  EXPECT_EQ(absolute("other/../to_file"), "real/to_file");
}
