// RUN: %check_both %s -- -std=c++20
// File metadata, files, directories, and streams that are copied to their end.
#include "awaitable.hpp"
#include "poco/poco.hpp"
using boost::asio::awaitable;

awaitable<void> bad_metadata(Poco::File file) {
  (void)file.exists();
  // CHECK: :[[@LINE-1]]:9: warning: 'Poco::File::exists' blocks the event loop in coroutine 'bad_metadata'
  (void)file.canRead();
  // CHECK: :[[@LINE-1]]:9: warning: 'Poco::File::canRead' blocks the event loop in coroutine 'bad_metadata'
  (void)file.canWrite();
  // CHECK: :[[@LINE-1]]:9: warning: 'Poco::File::canWrite' blocks the event loop in coroutine 'bad_metadata'
  (void)file.canExecute();
  // CHECK: :[[@LINE-1]]:9: warning: 'Poco::File::canExecute' blocks the event loop in coroutine 'bad_metadata'
  (void)file.isFile();
  // CHECK: :[[@LINE-1]]:9: warning: 'Poco::File::isFile' blocks the event loop in coroutine 'bad_metadata'
  (void)file.isLink();
  // CHECK: :[[@LINE-1]]:9: warning: 'Poco::File::isLink' blocks the event loop in coroutine 'bad_metadata'
  (void)file.isDirectory();
  // CHECK: :[[@LINE-1]]:9: warning: 'Poco::File::isDirectory' blocks the event loop in coroutine 'bad_metadata'
  (void)file.isDevice();
  // CHECK: :[[@LINE-1]]:9: warning: 'Poco::File::isDevice' blocks the event loop in coroutine 'bad_metadata'
  (void)file.created();
  // CHECK: :[[@LINE-1]]:9: warning: 'Poco::File::created' blocks the event loop in coroutine 'bad_metadata'
  (void)file.getLastModified();
  // CHECK: :[[@LINE-1]]:9: warning: 'Poco::File::getLastModified' blocks the event loop in coroutine 'bad_metadata'
  (void)file.getSize();
  // CHECK: :[[@LINE-1]]:9: warning: 'Poco::File::getSize' blocks the event loop in coroutine 'bad_metadata'
  (void)file.totalSpace();
  // CHECK: :[[@LINE-1]]:9: warning: 'Poco::File::totalSpace' blocks the event loop in coroutine 'bad_metadata'
  (void)file.usableSpace();
  // CHECK: :[[@LINE-1]]:9: warning: 'Poco::File::usableSpace' blocks the event loop in coroutine 'bad_metadata'
  (void)file.freeSpace();
  // CHECK: :[[@LINE-1]]:9: warning: 'Poco::File::freeSpace' blocks the event loop in coroutine 'bad_metadata'
  file.setLastModified(0);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::File::setLastModified' blocks the event loop in coroutine 'bad_metadata'
  file.setWriteable();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::File::setWriteable' blocks the event loop in coroutine 'bad_metadata'
  file.setReadOnly();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::File::setReadOnly' blocks the event loop in coroutine 'bad_metadata'
  file.setExecutable();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::File::setExecutable' blocks the event loop in coroutine 'bad_metadata'
  co_return;
}

awaitable<void> bad_changes(Poco::File file, std::vector<std::string> names) {
  file.setSize(0);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::File::setSize' blocks the event loop in coroutine 'bad_changes'
  file.copyTo("copy");
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::File::copyTo' blocks the event loop in coroutine 'bad_changes'
  file.moveTo("moved");
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::File::moveTo' blocks the event loop in coroutine 'bad_changes'
  file.renameTo("renamed");
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::File::renameTo' blocks the event loop in coroutine 'bad_changes'
  file.linkTo("link", Poco::File::LINK_SYMBOLIC);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::File::linkTo' blocks the event loop in coroutine 'bad_changes'
  file.createFile();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::File::createFile' blocks the event loop in coroutine 'bad_changes'
  file.createDirectory();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::File::createDirectory' blocks the event loop in coroutine 'bad_changes'
  file.createDirectories();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::File::createDirectories' blocks the event loop in coroutine 'bad_changes'
  file.list(names);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::File::list' blocks the event loop in coroutine 'bad_changes'
  file.remove();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::File::remove' blocks the event loop in coroutine 'bad_changes'
  co_return;
}

awaitable<void> good_file() {
  Poco::File file("users.txt");
  (void)file.path();
  co_return;
}

awaitable<void> bad_streams(Poco::File directory, Poco::Path path) {
  Poco::FileInputStream input("users.txt");
  // CHECK: :[[@LINE-1]]:25: warning: 'Poco::FileInputStream::FileInputStream' blocks the event loop in coroutine 'bad_streams'
  Poco::FileOutputStream output("copy.txt");
  // CHECK: :[[@LINE-1]]:26: warning: 'Poco::FileOutputStream::FileOutputStream' blocks the event loop in coroutine 'bad_streams'
  Poco::FileStream both("users.txt");
  // CHECK: :[[@LINE-1]]:20: warning: 'Poco::FileStream::FileStream' blocks the event loop in coroutine 'bad_streams'
  input.close();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::FileIOS::close' blocks the event loop in coroutine 'bad_streams'
  input.open("users.txt");
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::FileIOS::open' blocks the event loop in coroutine 'bad_streams'
  Poco::DirectoryIterator entry("/tmp");
  // CHECK: :[[@LINE-1]]:27: warning: 'Poco::DirectoryIterator::DirectoryIterator' blocks the event loop in coroutine 'bad_streams'
  Poco::DirectoryIterator inside(directory);
  // CHECK: :[[@LINE-1]]:27: warning: 'Poco::DirectoryIterator::DirectoryIterator' blocks the event loop in coroutine 'bad_streams'
  Poco::DirectoryIterator below(path);
  // CHECK: :[[@LINE-1]]:27: warning: 'Poco::DirectoryIterator::DirectoryIterator' blocks the event loop in coroutine 'bad_streams'
  ++entry;
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::DirectoryIterator::operator++' blocks the event loop in coroutine 'bad_streams'
  Poco::SharedLibrary plugin("plugin.so");
  // CHECK: :[[@LINE-1]]:23: warning: 'Poco::SharedLibrary::SharedLibrary' blocks the event loop in coroutine 'bad_streams'
  plugin.load("other.so");
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::SharedLibrary::load' blocks the event loop in coroutine 'bad_streams'
  co_return;
}

awaitable<void> good_streams(Poco::DirectoryIterator &entry) {
  Poco::FileInputStream closed;
  Poco::DirectoryIterator end;
  Poco::SharedLibrary nothing;
  (void)entry.name();
  (void)nothing.isLoaded();
  co_return;
}

awaitable<void> bad_copies(std::istream &body, Poco::FileInputStream &file, std::ostringstream &to, std::string &text) {
  Poco::StreamCopier::copyStream(body, to);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::StreamCopier::copyStream' blocks the event loop in coroutine 'bad_copies'
  Poco::StreamCopier::copyStream64(file, to);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::StreamCopier::copyStream64' blocks the event loop in coroutine 'bad_copies'
  Poco::StreamCopier::copyStreamUnbuffered(body, to);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::StreamCopier::copyStreamUnbuffered' blocks the event loop in coroutine 'bad_copies'
  Poco::StreamCopier::copyStreamUnbuffered64(body, to);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::StreamCopier::copyStreamUnbuffered64' blocks the event loop in coroutine 'bad_copies'
  Poco::StreamCopier::copyToString(body, text);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::StreamCopier::copyToString' blocks the event loop in coroutine 'bad_copies'
  Poco::StreamCopier::copyToString64(body, text);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::StreamCopier::copyToString64' blocks the event loop in coroutine 'bad_copies'
  co_return;
}

awaitable<void> good_copies(std::istringstream &from, std::ostringstream &to, std::string &text) {
  Poco::StreamCopier::copyStream(from, to);
  Poco::StreamCopier::copyToString(from, text);
  co_return;
}

struct Opener : Poco::URIStreamOpener {
  awaitable<void> read(Poco::URI uri);
};

awaitable<void> Opener::read(Poco::URI uri) {
  open(uri);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::URIStreamOpener::open' blocks the event loop in coroutine 'Opener::read'
  open("users.txt");
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::URIStreamOpener::open' blocks the event loop in coroutine 'Opener::read'
  openFile(Poco::Path("users.txt"));
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::URIStreamOpener::openFile' blocks the event loop in coroutine 'Opener::read'
  openURI("http", uri);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::URIStreamOpener::openURI' blocks the event loop in coroutine 'Opener::read'
  co_return;
}
