// RUN: %check_both %s -- -std=c++20
// Sockets, processes and the bus block only where they are asked to wait; files always do.
#include "awaitable.hpp"
#include "qt/qt.hpp"
using boost::asio::awaitable;

awaitable<void> bad_sockets(QTcpSocket &socket, QSslSocket &secure, QLocalSocket &local, QIODevice &device, QTcpServer &server, QLocalServer &locals) {
  socket.waitForConnected();
  // CHECK: :[[@LINE-1]]:3: warning: 'QAbstractSocket::waitForConnected' blocks the event loop in coroutine 'bad_sockets'; use the signals 'connected', 'readyRead', 'bytesWritten' and 'disconnected'
  socket.waitForReadyRead(100);
  // CHECK: :[[@LINE-1]]:3: warning: 'QAbstractSocket::waitForReadyRead' blocks the event loop in coroutine 'bad_sockets'
  socket.waitForBytesWritten();
  // CHECK: :[[@LINE-1]]:3: warning: 'QAbstractSocket::waitForBytesWritten' blocks the event loop in coroutine 'bad_sockets'
  socket.waitForDisconnected();
  // CHECK: :[[@LINE-1]]:3: warning: 'QAbstractSocket::waitForDisconnected' blocks the event loop in coroutine 'bad_sockets'
  secure.waitForConnected();
  // CHECK: :[[@LINE-1]]:3: warning: 'QSslSocket::waitForConnected' blocks the event loop in coroutine 'bad_sockets'
  secure.waitForEncrypted();
  // CHECK: :[[@LINE-1]]:3: warning: 'QSslSocket::waitForEncrypted' blocks the event loop in coroutine 'bad_sockets'
  secure.waitForReadyRead();
  // CHECK: :[[@LINE-1]]:3: warning: 'QSslSocket::waitForReadyRead' blocks the event loop in coroutine 'bad_sockets'
  secure.waitForBytesWritten();
  // CHECK: :[[@LINE-1]]:3: warning: 'QSslSocket::waitForBytesWritten' blocks the event loop in coroutine 'bad_sockets'
  secure.waitForDisconnected();
  // CHECK: :[[@LINE-1]]:3: warning: 'QSslSocket::waitForDisconnected' blocks the event loop in coroutine 'bad_sockets'
  local.waitForConnected();
  // CHECK: :[[@LINE-1]]:3: warning: 'QLocalSocket::waitForConnected' blocks the event loop in coroutine 'bad_sockets'
  local.waitForReadyRead();
  // CHECK: :[[@LINE-1]]:3: warning: 'QLocalSocket::waitForReadyRead' blocks the event loop in coroutine 'bad_sockets'
  local.waitForBytesWritten();
  // CHECK: :[[@LINE-1]]:3: warning: 'QLocalSocket::waitForBytesWritten' blocks the event loop in coroutine 'bad_sockets'
  local.waitForDisconnected();
  // CHECK: :[[@LINE-1]]:3: warning: 'QLocalSocket::waitForDisconnected' blocks the event loop in coroutine 'bad_sockets'
  device.waitForReadyRead(100);
  // CHECK: :[[@LINE-1]]:3: warning: 'QIODevice::waitForReadyRead' blocks the event loop in coroutine 'bad_sockets'
  device.waitForBytesWritten(100);
  // CHECK: :[[@LINE-1]]:3: warning: 'QIODevice::waitForBytesWritten' blocks the event loop in coroutine 'bad_sockets'
  server.waitForNewConnection(100);
  // CHECK: :[[@LINE-1]]:3: warning: 'QTcpServer::waitForNewConnection' blocks the event loop in coroutine 'bad_sockets'; use the signal 'newConnection'
  locals.waitForNewConnection(-1);
  // CHECK: :[[@LINE-1]]:3: warning: 'QLocalServer::waitForNewConnection' blocks the event loop in coroutine 'bad_sockets'
  co_return;
}

awaitable<void> good_sockets(QTcpSocket &socket, QTcpServer &server, QLocalServer &locals, char *data) {
  socket.connectToHost("db", 5432);
  socket.waitForReadyRead(0);
  server.waitForNewConnection();
  locals.waitForNewConnection(0);
  socket.read(data, 16);
  socket.readAll();
  socket.write(data, 16);
  co_return;
}

awaitable<void> bad_processes(QProcess &process, QStringList arguments) {
  process.waitForStarted();
  // CHECK: :[[@LINE-1]]:3: warning: 'QProcess::waitForStarted' blocks the event loop in coroutine 'bad_processes'; use the signals 'started', 'readyRead', 'bytesWritten' and 'finished'
  process.waitForReadyRead();
  // CHECK: :[[@LINE-1]]:3: warning: 'QProcess::waitForReadyRead' blocks the event loop in coroutine 'bad_processes'
  process.waitForBytesWritten();
  // CHECK: :[[@LINE-1]]:3: warning: 'QProcess::waitForBytesWritten' blocks the event loop in coroutine 'bad_processes'
  process.waitForFinished();
  // CHECK: :[[@LINE-1]]:3: warning: 'QProcess::waitForFinished' blocks the event loop in coroutine 'bad_processes'
  QProcess::execute("ls", arguments);
  // CHECK: :[[@LINE-1]]:3: warning: 'QProcess::execute' blocks the event loop in coroutine 'bad_processes'; use 'start' and the signal 'finished'
  co_return;
}

awaitable<void> good_processes(QProcess &process, QStringList arguments) {
  process.start("ls", arguments);
  process.readAll();
  co_return;
}

awaitable<void> bad_names() {
  QHostInfo::fromName("db");
  // CHECK: :[[@LINE-1]]:3: warning: 'QHostInfo::fromName' blocks the event loop in coroutine 'bad_names'; use 'QHostInfo::lookupHost'
  co_return;
}

awaitable<void> good_names(QObject *receiver) {
  QHostInfo::lookupHost("db", receiver, "1found(QHostInfo)");
  co_return;
}

awaitable<void> bad_bus(QDBusAbstractInterface &interface, QDBusConnection &bus, QDBusMessage message, QDBusPendingCall &pending, QDBusPendingCallWatcher &watcher, QStringList arguments) {
  interface.call("Ping");
  // CHECK: :[[@LINE-1]]:3: warning: 'QDBusAbstractInterface::call' blocks the event loop in coroutine 'bad_bus'; use 'asyncCall'
  interface.call(QDBus::Block, "Ping", 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'QDBusAbstractInterface::call' blocks the event loop in coroutine 'bad_bus'
  interface.callWithArgumentList(QDBus::Block, "Ping", arguments);
  // CHECK: :[[@LINE-1]]:3: warning: 'QDBusAbstractInterface::callWithArgumentList' blocks the event loop in coroutine 'bad_bus'
  bus.call(message);
  // CHECK: :[[@LINE-1]]:3: warning: 'QDBusConnection::call' blocks the event loop in coroutine 'bad_bus'; use 'asyncCall'
  pending.waitForFinished();
  // CHECK: :[[@LINE-1]]:3: warning: 'QDBusPendingCall::waitForFinished' blocks the event loop in coroutine 'bad_bus'
  watcher.waitForFinished();
  // CHECK: :[[@LINE-1]]:3: warning: 'QDBusPendingCallWatcher::waitForFinished' blocks the event loop in coroutine 'bad_bus'
  co_return;
}

awaitable<void> good_bus(QDBusAbstractInterface &interface, QDBusConnection &bus, QDBusMessage message, QDBusPendingCall &pending, QStringList arguments) {
  interface.call(QDBus::NoBlock, "Ping", 1);
  interface.callWithArgumentList(QDBus::NoBlock, "Ping", arguments);
  interface.asyncCall("Ping");
  bus.call(message, QDBus::NoBlock);
  bus.asyncCall(message);
  (void)pending.isFinished();
  co_return;
}

awaitable<void> bad_files(QFile &file, QSaveFile &save, QTemporaryFile &temporary, char *data, QByteArray bytes) {
  file.open(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'QFile::open' blocks the event loop in coroutine 'bad_files'
  file.read(data, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'QIODevice::read' blocks the event loop in coroutine 'bad_files'
  file.readAll();
  // CHECK: :[[@LINE-1]]:3: warning: 'QIODevice::readAll' blocks the event loop in coroutine 'bad_files'
  file.readLine();
  // CHECK: :[[@LINE-1]]:3: warning: 'QIODevice::readLine' blocks the event loop in coroutine 'bad_files'
  file.peek(data, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'QIODevice::peek' blocks the event loop in coroutine 'bad_files'
  file.skip(16);
  // CHECK: :[[@LINE-1]]:3: warning: 'QIODevice::skip' blocks the event loop in coroutine 'bad_files'
  file.getChar(data);
  // CHECK: :[[@LINE-1]]:3: warning: 'QIODevice::getChar' blocks the event loop in coroutine 'bad_files'
  file.write(data, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'QIODevice::write' blocks the event loop in coroutine 'bad_files'
  file.putChar('x');
  // CHECK: :[[@LINE-1]]:3: warning: 'QIODevice::putChar' blocks the event loop in coroutine 'bad_files'
  file.flush();
  // CHECK: :[[@LINE-1]]:3: warning: 'QFileDevice::flush' blocks the event loop in coroutine 'bad_files'
  save.open(2);
  // CHECK: :[[@LINE-1]]:3: warning: 'QSaveFile::open' blocks the event loop in coroutine 'bad_files'
  save.write(bytes);
  // CHECK: :[[@LINE-1]]:3: warning: 'QIODevice::write' blocks the event loop in coroutine 'bad_files'
  save.commit();
  // CHECK: :[[@LINE-1]]:3: warning: 'QSaveFile::commit' blocks the event loop in coroutine 'bad_files'
  temporary.open();
  // CHECK: :[[@LINE-1]]:3: warning: 'QTemporaryFile::open' blocks the event loop in coroutine 'bad_files'
  temporary.write(bytes);
  // CHECK: :[[@LINE-1]]:3: warning: 'QIODevice::write' blocks the event loop in coroutine 'bad_files'
  co_return;
}

awaitable<void> bad_file_system(QFile &file, QFileInfo &info, QDir &directory) {
  (void)file.exists();
  // CHECK: :[[@LINE-1]]:9: warning: 'QFile::exists' blocks the event loop in coroutine 'bad_file_system'
  QFile::exists("users.txt");
  // CHECK: :[[@LINE-1]]:3: warning: 'QFile::exists' blocks the event loop in coroutine 'bad_file_system'
  (void)file.size();
  // CHECK: :[[@LINE-1]]:9: warning: 'QFile::size' blocks the event loop in coroutine 'bad_file_system'
  (void)file.permissions();
  // CHECK: :[[@LINE-1]]:9: warning: 'QFile::permissions' blocks the event loop in coroutine 'bad_file_system'
  (void)file.symLinkTarget();
  // CHECK: :[[@LINE-1]]:9: warning: 'QFile::symLinkTarget' blocks the event loop in coroutine 'bad_file_system'
  file.copy("copy.txt");
  // CHECK: :[[@LINE-1]]:3: warning: 'QFile::copy' blocks the event loop in coroutine 'bad_file_system'
  file.link("link.txt");
  // CHECK: :[[@LINE-1]]:3: warning: 'QFile::link' blocks the event loop in coroutine 'bad_file_system'
  file.rename("renamed.txt");
  // CHECK: :[[@LINE-1]]:3: warning: 'QFile::rename' blocks the event loop in coroutine 'bad_file_system'
  file.resize(16);
  // CHECK: :[[@LINE-1]]:3: warning: 'QFile::resize' blocks the event loop in coroutine 'bad_file_system'
  file.setPermissions(0);
  // CHECK: :[[@LINE-1]]:3: warning: 'QFile::setPermissions' blocks the event loop in coroutine 'bad_file_system'
  file.remove();
  // CHECK: :[[@LINE-1]]:3: warning: 'QFile::remove' blocks the event loop in coroutine 'bad_file_system'
  (void)info.exists();
  // CHECK: :[[@LINE-1]]:9: warning: 'QFileInfo::exists' blocks the event loop in coroutine 'bad_file_system'
  (void)info.isFile();
  // CHECK: :[[@LINE-1]]:9: warning: 'QFileInfo::isFile' blocks the event loop in coroutine 'bad_file_system'
  (void)info.isDir();
  // CHECK: :[[@LINE-1]]:9: warning: 'QFileInfo::isDir' blocks the event loop in coroutine 'bad_file_system'
  (void)info.isSymLink();
  // CHECK: :[[@LINE-1]]:9: warning: 'QFileInfo::isSymLink' blocks the event loop in coroutine 'bad_file_system'
  (void)info.isReadable();
  // CHECK: :[[@LINE-1]]:9: warning: 'QFileInfo::isReadable' blocks the event loop in coroutine 'bad_file_system'
  (void)info.isWritable();
  // CHECK: :[[@LINE-1]]:9: warning: 'QFileInfo::isWritable' blocks the event loop in coroutine 'bad_file_system'
  (void)info.isExecutable();
  // CHECK: :[[@LINE-1]]:9: warning: 'QFileInfo::isExecutable' blocks the event loop in coroutine 'bad_file_system'
  (void)info.size();
  // CHECK: :[[@LINE-1]]:9: warning: 'QFileInfo::size' blocks the event loop in coroutine 'bad_file_system'
  (void)info.permissions();
  // CHECK: :[[@LINE-1]]:9: warning: 'QFileInfo::permissions' blocks the event loop in coroutine 'bad_file_system'
  (void)info.lastModified();
  // CHECK: :[[@LINE-1]]:9: warning: 'QFileInfo::lastModified' blocks the event loop in coroutine 'bad_file_system'
  (void)info.lastRead();
  // CHECK: :[[@LINE-1]]:9: warning: 'QFileInfo::lastRead' blocks the event loop in coroutine 'bad_file_system'
  (void)info.symLinkTarget();
  // CHECK: :[[@LINE-1]]:9: warning: 'QFileInfo::symLinkTarget' blocks the event loop in coroutine 'bad_file_system'
  (void)directory.exists();
  // CHECK: :[[@LINE-1]]:9: warning: 'QDir::exists' blocks the event loop in coroutine 'bad_file_system'
  (void)directory.isEmpty();
  // CHECK: :[[@LINE-1]]:9: warning: 'QDir::isEmpty' blocks the event loop in coroutine 'bad_file_system'
  (void)directory.isReadable();
  // CHECK: :[[@LINE-1]]:9: warning: 'QDir::isReadable' blocks the event loop in coroutine 'bad_file_system'
  (void)directory.entryList();
  // CHECK: :[[@LINE-1]]:9: warning: 'QDir::entryList' blocks the event loop in coroutine 'bad_file_system'
  (void)directory.entryInfoList();
  // CHECK: :[[@LINE-1]]:9: warning: 'QDir::entryInfoList' blocks the event loop in coroutine 'bad_file_system'
  directory.mkdir("a");
  // CHECK: :[[@LINE-1]]:3: warning: 'QDir::mkdir' blocks the event loop in coroutine 'bad_file_system'
  directory.mkpath("a/b");
  // CHECK: :[[@LINE-1]]:3: warning: 'QDir::mkpath' blocks the event loop in coroutine 'bad_file_system'
  directory.rmdir("a");
  // CHECK: :[[@LINE-1]]:3: warning: 'QDir::rmdir' blocks the event loop in coroutine 'bad_file_system'
  directory.rmpath("a/b");
  // CHECK: :[[@LINE-1]]:3: warning: 'QDir::rmpath' blocks the event loop in coroutine 'bad_file_system'
  directory.remove("a");
  // CHECK: :[[@LINE-1]]:3: warning: 'QDir::remove' blocks the event loop in coroutine 'bad_file_system'
  directory.rename("a", "b");
  // CHECK: :[[@LINE-1]]:3: warning: 'QDir::rename' blocks the event loop in coroutine 'bad_file_system'
  directory.removeRecursively();
  // CHECK: :[[@LINE-1]]:3: warning: 'QDir::removeRecursively' blocks the event loop in coroutine 'bad_file_system'
  QDirIterator entries("/tmp");
  // CHECK: :[[@LINE-1]]:16: warning: 'QDirIterator::QDirIterator' blocks the event loop in coroutine 'bad_file_system'
  entries.next();
  // CHECK: :[[@LINE-1]]:3: warning: 'QDirIterator::next' blocks the event loop in coroutine 'bad_file_system'
  co_return;
}

awaitable<void> bad_settings(QSettings &settings) {
  settings.sync();
  // CHECK: :[[@LINE-1]]:3: warning: 'QSettings::sync' blocks the event loop in coroutine 'bad_settings'
  co_return;
}

awaitable<void> good_file_system(QFileInfo &info, QDir &directory, QDirIterator &entries, QSettings &settings) {
  QFile file("users.txt");
  (void)file.fileName();
  (void)info.fileName();
  (void)directory.path();
  (void)entries.fileName();
  settings.setValue("theme", QVariant());
  co_return;
}

awaitable<void> bad_database(QSqlDatabase &database, QSqlQueryModel &model, QSqlTableModel &table) {
  database.open();
  // CHECK: :[[@LINE-1]]:3: warning: 'QSqlDatabase::open' blocks the event loop in coroutine 'bad_database'
  database.transaction();
  // CHECK: :[[@LINE-1]]:3: warning: 'QSqlDatabase::transaction' blocks the event loop in coroutine 'bad_database'
  database.commit();
  // CHECK: :[[@LINE-1]]:3: warning: 'QSqlDatabase::commit' blocks the event loop in coroutine 'bad_database'
  database.rollback();
  // CHECK: :[[@LINE-1]]:3: warning: 'QSqlDatabase::rollback' blocks the event loop in coroutine 'bad_database'
  database.exec("SELECT 1");
  // CHECK: :[[@LINE-1]]:3: warning: 'QSqlDatabase::exec' blocks the event loop in coroutine 'bad_database'
  QSqlQuery query("SELECT 1");
  // CHECK: :[[@LINE-1]]:13: warning: 'QSqlQuery::QSqlQuery' blocks the event loop in coroutine 'bad_database'
  query.prepare("SELECT 1");
  // CHECK: :[[@LINE-1]]:3: warning: 'QSqlQuery::prepare' blocks the event loop in coroutine 'bad_database'
  query.exec();
  // CHECK: :[[@LINE-1]]:3: warning: 'QSqlQuery::exec' blocks the event loop in coroutine 'bad_database'
  query.exec("SELECT 1");
  // CHECK: :[[@LINE-1]]:3: warning: 'QSqlQuery::exec' blocks the event loop in coroutine 'bad_database'
  query.execBatch();
  // CHECK: :[[@LINE-1]]:3: warning: 'QSqlQuery::execBatch' blocks the event loop in coroutine 'bad_database'
  query.next();
  // CHECK: :[[@LINE-1]]:3: warning: 'QSqlQuery::next' blocks the event loop in coroutine 'bad_database'
  model.setQuery("SELECT 1");
  // CHECK: :[[@LINE-1]]:3: warning: 'QSqlQueryModel::setQuery' blocks the event loop in coroutine 'bad_database'
  table.select();
  // CHECK: :[[@LINE-1]]:3: warning: 'QSqlTableModel::select' blocks the event loop in coroutine 'bad_database'
  table.submitAll();
  // CHECK: :[[@LINE-1]]:3: warning: 'QSqlTableModel::submitAll' blocks the event loop in coroutine 'bad_database'
  co_return;
}

awaitable<void> good_database(QSqlDatabase &database, QSqlQueryModel &model) {
  QSqlQuery query(database);
  (void)query.value(0);
  (void)database.isOpen();
  model.clear();
  co_return;
}
