// Files and names of hosts, while the loop turns.
#include <nostall/dns.hpp>
#include <nostall/file.hpp>
#include <nostall/gather.hpp>
#include <nostall/sleep.hpp>
#include <nostall/timeout.hpp>
#include <nostall/to_thread.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_future.hpp>
#include <gmock/gmock.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <future>
#include <sys/stat.h>
#include <system_error>
#include <thread>
#include <unistd.h>

namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using nostall::file;
using nostall::task;

template <typename T>
T run(task<T> coroutine) {
  asio::io_context loop(1);
  std::future<T> result = asio::co_spawn(loop, std::move(coroutine), asio::use_future);
  loop.run();
  return result.get();
}

class Files : public testing::Test {
protected:
  Files() : folder(std::filesystem::temp_directory_path() / ("nostall-files." + std::to_string(getpid()))) {
    std::filesystem::create_directories(folder);
  }
  ~Files() override { std::filesystem::remove_all(folder); }

  const std::filesystem::path folder;
};

TEST_F(Files, WriteAndReadBack) {
  const std::string text = "first line\nsecond line\n";
  run(nostall::write_file(folder / "text", text));
  EXPECT_EQ(text, run(nostall::read_file(folder / "text")));
  run(nostall::write_file(folder / "text", "short"));
  EXPECT_EQ("short", run(nostall::read_file(folder / "text")));
}

TEST_F(Files, HoldMegabytes) {
  std::string text;
  for (int i = 0; text.size() < 5'000'000; ++i)
    text += std::to_string(i) + ' ';
  run(nostall::write_file(folder / "large", text));
  EXPECT_TRUE(text == run(nostall::read_file(folder / "large")));
}

TEST_F(Files, HaveAPosition) {
  run([](std::filesystem::path path) -> task<> {
    file written = co_await file::open(path, file::mode::read_write);
    co_await written.write("0123456789");
    written.seek(3);
    std::array<char, 4> part{};
    EXPECT_EQ(4u, co_await written.read(part));
    EXPECT_EQ("3456", std::string(part.data(), part.size()));
    EXPECT_EQ(3u, co_await written.read(part));
    EXPECT_EQ(0u, co_await written.read(part)) << "the end";
    co_await written.write_at(0, "ab");
    EXPECT_EQ(2u, co_await written.read_at(8, part));
    EXPECT_EQ(10u, co_await written.size());
    co_await written.sync();
  }(folder / "file"));
  EXPECT_EQ("ab23456789", run(nostall::read_file(folder / "file")));
}

TEST_F(Files, Append) {
  for (const char* line : {"one\n", "two\n"})
    run([](std::filesystem::path path, std::string line) -> task<> {
      file log = co_await file::open(path, file::mode::append);
      co_await log.write(line);
    }(folder / "log", line));
  EXPECT_EQ("one\ntwo\n", run(nostall::read_file(folder / "log")));
}

TEST_F(Files, ReportErrors) {
  try {
    run(nostall::read_file(folder / "missing"));
    FAIL() << "nothing was thrown";
  } catch (const std::system_error& error) {
    EXPECT_EQ(std::errc::no_such_file_or_directory, error.code());
    EXPECT_THAT(error.what(), testing::HasSubstr((folder / "missing").string()));
  }
  EXPECT_THROW(run([](std::filesystem::path path) -> task<> {
                 std::ofstream(path) << "text";
                 file read_only = co_await file::open(path, file::mode::read);
                 co_await read_only.write("more");
               }(folder / "file")),
               std::system_error);
  EXPECT_THROW(run(nostall::read_file(folder)), std::system_error) << "a folder";
}

TEST_F(Files, ReadWhatDoesNotTellItsSize) {
  EXPECT_THAT(run(nostall::read_file("/proc/self/status")), testing::HasSubstr("voluntary_ctxt_switches"));
}

// A pipe with a name makes opening and reading wait until somebody writes.
TEST_F(Files, TheLoopTurnsMeanwhile) {
  const std::filesystem::path pipe = folder / "pipe";
  ASSERT_EQ(0, mkfifo(pipe.c_str(), 0600));
  int turns = 0;
  std::thread writer;
  const std::string text = run([](auto& pipe, int& turns, std::thread& writer) -> task<std::string> {
    auto ticks = [](auto& pipe, int& turns, std::thread& writer) -> task<> {
      for (; turns < 5; ++turns)
        co_await nostall::sleep_for(2ms);
      writer = std::thread([&pipe] { std::ofstream(pipe) << "at last"; });
    };
    auto opens = [](auto& pipe) -> task<std::string> {
      file opened = co_await file::open(pipe);
      std::array<char, 7> part{};
      std::string text;
      while (text.size() < part.size()) {
        const std::size_t size = co_await opened.read(part);
        text.append(part.data(), size);
      }
      co_return text;
    };
    auto [read, nothing] = co_await nostall::gather(opens(pipe), ticks(pipe, turns, writer));
    co_return read;
  }(pipe, turns, writer));
  writer.join();
  EXPECT_EQ("at last", text);
  EXPECT_EQ(5, turns);
}

TEST_F(Files, ManyAtTheSameTime) {
  run([](std::filesystem::path folder) -> task<> {
    std::vector<task<>> writes;
    for (int i = 0; i < 50; ++i)
      writes.push_back(
          nostall::write_file(folder / std::to_string(i), std::string(1000, static_cast<char>('a' + i % 26))));
    co_await nostall::gather(std::move(writes));
    std::vector<task<std::string>> reads;
    for (int i = 0; i < 50; ++i)
      reads.push_back(nostall::read_file(folder / std::to_string(i)));
    const std::vector<std::string> texts = co_await nostall::gather(std::move(reads));
    for (std::size_t i = 0; i < texts.size(); ++i)
      EXPECT_EQ(std::string(1000, static_cast<char>('a' + i % 26)), texts[i]);
  }(folder));
}

TEST(Resolve, GivesAddressesAsTheyAre) {
  const auto v4 = run(nostall::resolve("192.0.2.7", 80));
  ASSERT_EQ(1u, v4.size());
  EXPECT_EQ("192.0.2.7", v4[0].address().to_string());
  EXPECT_EQ(80, v4[0].port());
  EXPECT_EQ("::1", run(nostall::resolve("::1", 443)).at(0).address().to_string());
}

TEST(Resolve, LooksUpNames) {
  const auto found = run(nostall::resolve("localhost", 8080));
  ASSERT_FALSE(found.empty());
  EXPECT_TRUE(found[0].address().is_loopback());
  EXPECT_EQ(8080, found[0].port());
}

TEST(Resolve, ReportsNamesThatAreNone) {
  EXPECT_THROW(run(nostall::resolve("not a name", 80)), boost::system::system_error);
}

// The thread that looks up is busy; who waits for it can go at once.
TEST(Resolve, CanBeGivenUp) {
  std::promise<void> release;
  const std::shared_future<void> released = release.get_future().share();
  std::vector<std::future<void>> busy;
  for (std::size_t i = 0; i < nostall::dns_limiter().limit(); ++i)
    busy.push_back(nostall::to_thread(nostall::dns_limiter(), [released] { released.wait(); })(asio::use_future));
  asio::io_context loop(1);
  bool gave_up = false;
  asio::co_spawn(
      loop,
      [](bool& gave_up, std::promise<void>& release) -> task<> {
        try {
          co_await nostall::timeout(10ms, nostall::resolve("localhost", 80));
        } catch (const nostall::timed_out&) {
          gave_up = true;
        }
        release.set_value();
      }(gave_up, release),
      asio::detached);
  loop.run();
  EXPECT_TRUE(gave_up);
  for (std::future<void>& call : busy)
    call.wait();
}

} // namespace
