// RUN: %check_both %s -- -std=c++20
// Sockets, names and protocol clients.
#include "awaitable.hpp"
#include "poco/net.hpp"
#include <sys/socket.h>
using boost::asio::awaitable;
namespace net = Poco::Net;

awaitable<void> bad_ready(net::Socket socket, net::PollSet &set, net::Socket::SocketList list) {
  socket.poll(1000, net::Socket::SELECT_READ);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::Socket::poll' blocks the event loop in coroutine 'bad_ready'
  net::Socket::select(list, list, list, 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::Socket::select' blocks the event loop in coroutine 'bad_ready'
  set.poll(1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::PollSet::poll' blocks the event loop in coroutine 'bad_ready'
  co_return;
}

awaitable<void> bad_streams(net::SocketAddress address, char *buffer, net::ServerSocket &server) {
  net::StreamSocket socket(address);
  // CHECK: :[[@LINE-1]]:21: warning: 'Poco::Net::StreamSocket::StreamSocket' blocks the event loop in coroutine 'bad_streams'
  socket.connect(address);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::StreamSocket::connect' blocks the event loop in coroutine 'bad_streams'; use 'connectNB'
  socket.connect(address, 1000);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::StreamSocket::connect' blocks the event loop in coroutine 'bad_streams'
  socket.sendBytes(buffer, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::StreamSocket::sendBytes' blocks the event loop in coroutine 'bad_streams'
  socket.receiveBytes(buffer, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::StreamSocket::receiveBytes' blocks the event loop in coroutine 'bad_streams'
  socket.sendUrgent(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::StreamSocket::sendUrgent' blocks the event loop in coroutine 'bad_streams'
  net::SecureStreamSocket secure(address);
  // CHECK: :[[@LINE-1]]:27: warning: 'Poco::Net::SecureStreamSocket::SecureStreamSocket' blocks the event loop in coroutine 'bad_streams'
  net::SecureStreamSocket named(address, "db");
  // CHECK: :[[@LINE-1]]:27: warning: 'Poco::Net::SecureStreamSocket::SecureStreamSocket' blocks the event loop in coroutine 'bad_streams'
  net::SecureStreamSocket::attach(socket);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::SecureStreamSocket::attach' blocks the event loop in coroutine 'bad_streams'
  secure.completeHandshake();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::SecureStreamSocket::completeHandshake' blocks the event loop in coroutine 'bad_streams'
  server.acceptConnection();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::ServerSocket::acceptConnection' blocks the event loop in coroutine 'bad_streams'
  server.acceptConnection(address);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::ServerSocket::acceptConnection' blocks the event loop in coroutine 'bad_streams'
  co_return;
}

awaitable<void> good_streams(net::SocketAddress address, char *buffer) {
  net::StreamSocket socket;
  socket.setBlocking(false);
  socket.connectNB(address);
  socket.sendBytes(buffer, 16, MSG_DONTWAIT);
  socket.receiveBytes(buffer, 16, MSG_DONTWAIT | MSG_PEEK);
  (void)socket.available();
  net::StreamSocket same(socket);
  co_return;
}

awaitable<void> bad_datagrams(net::DatagramSocket &socket, net::SocketAddress address, char *buffer) {
  socket.receiveBytes(buffer, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::DatagramSocket::receiveBytes' blocks the event loop in coroutine 'bad_datagrams'
  socket.receiveFrom(buffer, 16, address);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::DatagramSocket::receiveFrom' blocks the event loop in coroutine 'bad_datagrams'
  socket.sendBytes(buffer, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::DatagramSocket::sendBytes' blocks the event loop in coroutine 'bad_datagrams'
  socket.sendTo(buffer, 16, address);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::DatagramSocket::sendTo' blocks the event loop in coroutine 'bad_datagrams'
  co_return;
}

awaitable<void> good_datagrams(net::DatagramSocket &socket, net::SocketAddress address, char *buffer) {
  socket.receiveBytes(buffer, 16, MSG_DONTWAIT);
  socket.receiveFrom(buffer, 16, address, MSG_DONTWAIT);
  socket.sendBytes(buffer, 16, MSG_DONTWAIT);
  socket.sendTo(buffer, 16, address, MSG_DONTWAIT);
  co_return;
}

awaitable<void> bad_dialog(net::SocketAddress address, std::string line, char *buffer) {
  net::DialogSocket socket(address);
  // CHECK: :[[@LINE-1]]:21: warning: 'Poco::Net::DialogSocket::DialogSocket' blocks the event loop in coroutine 'bad_dialog'
  socket.sendByte(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::DialogSocket::sendByte' blocks the event loop in coroutine 'bad_dialog'
  socket.sendString("EHLO");
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::DialogSocket::sendString' blocks the event loop in coroutine 'bad_dialog'
  socket.sendMessage("EHLO");
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::DialogSocket::sendMessage' blocks the event loop in coroutine 'bad_dialog'
  socket.receiveMessage(line);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::DialogSocket::receiveMessage' blocks the event loop in coroutine 'bad_dialog'
  socket.receiveStatusMessage(line);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::DialogSocket::receiveStatusMessage' blocks the event loop in coroutine 'bad_dialog'
  socket.receiveLine(line);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::DialogSocket::receiveLine' blocks the event loop in coroutine 'bad_dialog'
  socket.receiveStatusLine(line);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::DialogSocket::receiveStatusLine' blocks the event loop in coroutine 'bad_dialog'
  socket.receiveRawBytes(buffer, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::DialogSocket::receiveRawBytes' blocks the event loop in coroutine 'bad_dialog'
  socket.get();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::DialogSocket::get' blocks the event loop in coroutine 'bad_dialog'
  socket.peek();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::DialogSocket::peek' blocks the event loop in coroutine 'bad_dialog'
  co_return;
}

awaitable<void> bad_names(net::IPAddress address, std::string host) {
  net::DNS::hostByName("db");
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::DNS::hostByName' blocks the event loop in coroutine 'bad_names'
  net::DNS::hostByAddress(address);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::DNS::hostByAddress' blocks the event loop in coroutine 'bad_names'
  net::DNS::resolve("db");
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::DNS::resolve' blocks the event loop in coroutine 'bad_names'
  net::DNS::resolveOne("db");
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::DNS::resolveOne' blocks the event loop in coroutine 'bad_names'
  net::DNS::thisHost();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::DNS::thisHost' blocks the event loop in coroutine 'bad_names'
  net::SocketAddress named("db", 5432);
  // CHECK: :[[@LINE-1]]:22: warning: 'Poco::Net::SocketAddress::SocketAddress' blocks the event loop in coroutine 'bad_names'
  net::SocketAddress whole("db:5432");
  // CHECK: :[[@LINE-1]]:22: warning: 'Poco::Net::SocketAddress::SocketAddress' blocks the event loop in coroutine 'bad_names'
  net::SocketAddress asked(host, "http");
  // CHECK: :[[@LINE-1]]:22: warning: 'Poco::Net::SocketAddress::SocketAddress' blocks the event loop in coroutine 'bad_names'
  co_return;
}

awaitable<void> good_names() {
  net::DNS::isIDN("db");
  net::SocketAddress any(5432);
  net::SocketAddress number("127.0.0.1", 5432);
  net::SocketAddress whole("10.0.0.7:5432");
  net::SocketAddress six("[::1]:5432");
  net::SocketAddress copy(six);
  co_return;
}

awaitable<void> bad_http(net::HTTPSClientSession &session, net::HTTPRequest request, net::HTTPResponse response, char *buffer, int flags, net::HTTPStreamFactory &factory) {
  session.sendRequest(request);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::HTTPClientSession::sendRequest' blocks the event loop in coroutine 'bad_http'
  session.flushRequest();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::HTTPClientSession::flushRequest' blocks the event loop in coroutine 'bad_http'
  session.peekResponse(response);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::HTTPClientSession::peekResponse' blocks the event loop in coroutine 'bad_http'
  session.receiveResponse(response);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::HTTPClientSession::receiveResponse' blocks the event loop in coroutine 'bad_http'
  factory.open(Poco::URI("http://example.com"));
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::HTTPStreamFactory::open' blocks the event loop in coroutine 'bad_http'
  net::WebSocket socket(session, request, response);
  // CHECK: :[[@LINE-1]]:18: warning: 'Poco::Net::WebSocket::WebSocket' blocks the event loop in coroutine 'bad_http'
  socket.sendFrame(buffer, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::WebSocket::sendFrame' blocks the event loop in coroutine 'bad_http'
  socket.receiveFrame(buffer, 16, flags);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::WebSocket::receiveFrame' blocks the event loop in coroutine 'bad_http'
  socket.shutdown();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::WebSocket::shutdown' blocks the event loop in coroutine 'bad_http'
  co_return;
}

awaitable<void> good_http() {
  net::HTTPClientSession session("example.com");
  session.setTimeout(1000);
  co_return;
}

awaitable<void> bad_ftp(std::string response) {
  net::FTPClientSession session("ftp.example.com");
  // CHECK: :[[@LINE-1]]:25: warning: 'Poco::Net::FTPClientSession::FTPClientSession' blocks the event loop in coroutine 'bad_ftp'
  session.open("ftp.example.com", 21);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::FTPClientSession::open' blocks the event loop in coroutine 'bad_ftp'
  session.login("ada", "secret");
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::FTPClientSession::login' blocks the event loop in coroutine 'bad_ftp'
  session.systemType();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::FTPClientSession::systemType' blocks the event loop in coroutine 'bad_ftp'
  session.setWorkingDirectory("/pub");
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::FTPClientSession::setWorkingDirectory' blocks the event loop in coroutine 'bad_ftp'
  session.getWorkingDirectory();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::FTPClientSession::getWorkingDirectory' blocks the event loop in coroutine 'bad_ftp'
  session.cdup();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::FTPClientSession::cdup' blocks the event loop in coroutine 'bad_ftp'
  session.rename("a", "b");
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::FTPClientSession::rename' blocks the event loop in coroutine 'bad_ftp'
  session.remove("b");
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::FTPClientSession::remove' blocks the event loop in coroutine 'bad_ftp'
  session.createDirectory("c");
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::FTPClientSession::createDirectory' blocks the event loop in coroutine 'bad_ftp'
  session.removeDirectory("c");
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::FTPClientSession::removeDirectory' blocks the event loop in coroutine 'bad_ftp'
  session.beginDownload("d");
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::FTPClientSession::beginDownload' blocks the event loop in coroutine 'bad_ftp'
  session.endDownload();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::FTPClientSession::endDownload' blocks the event loop in coroutine 'bad_ftp'
  session.beginUpload("d");
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::FTPClientSession::beginUpload' blocks the event loop in coroutine 'bad_ftp'
  session.endUpload();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::FTPClientSession::endUpload' blocks the event loop in coroutine 'bad_ftp'
  session.beginList();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::FTPClientSession::beginList' blocks the event loop in coroutine 'bad_ftp'
  session.endList();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::FTPClientSession::endList' blocks the event loop in coroutine 'bad_ftp'
  session.sendCommand("NOOP", response);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::FTPClientSession::sendCommand' blocks the event loop in coroutine 'bad_ftp'
  session.abort();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::FTPClientSession::abort' blocks the event loop in coroutine 'bad_ftp'
  session.logout();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::FTPClientSession::logout' blocks the event loop in coroutine 'bad_ftp'
  session.close();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::FTPClientSession::close' blocks the event loop in coroutine 'bad_ftp'
  co_return;
}

awaitable<void> good_ftp() {
  net::FTPClientSession session(21);
  (void)session.isOpen();
  co_return;
}

awaitable<void> bad_mail(net::MailMessage message, std::string response, std::vector<int> messages, int header) {
  net::SMTPClientSession sender("mail");
  // CHECK: :[[@LINE-1]]:26: warning: 'Poco::Net::SMTPClientSession::SMTPClientSession' blocks the event loop in coroutine 'bad_mail'
  sender.login();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::SMTPClientSession::login' blocks the event loop in coroutine 'bad_mail'
  sender.open();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::SMTPClientSession::open' blocks the event loop in coroutine 'bad_mail'
  sender.sendMessage(message);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::SMTPClientSession::sendMessage' blocks the event loop in coroutine 'bad_mail'
  sender.sendCommand("NOOP", response);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::SMTPClientSession::sendCommand' blocks the event loop in coroutine 'bad_mail'
  sender.sendAddresses("ada@example.com", {});
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::SMTPClientSession::sendAddresses' blocks the event loop in coroutine 'bad_mail'
  sender.sendData();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::SMTPClientSession::sendData' blocks the event loop in coroutine 'bad_mail'
  sender.close();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::SMTPClientSession::close' blocks the event loop in coroutine 'bad_mail'
  net::POP3ClientSession box("mail");
  // CHECK: :[[@LINE-1]]:26: warning: 'Poco::Net::POP3ClientSession::POP3ClientSession' blocks the event loop in coroutine 'bad_mail'
  box.login("ada", "secret");
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::POP3ClientSession::login' blocks the event loop in coroutine 'bad_mail'
  box.messageCount();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::POP3ClientSession::messageCount' blocks the event loop in coroutine 'bad_mail'
  box.listMessages(messages);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::POP3ClientSession::listMessages' blocks the event loop in coroutine 'bad_mail'
  box.retrieveMessage(1, message);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::POP3ClientSession::retrieveMessage' blocks the event loop in coroutine 'bad_mail'
  box.retrieveHeader(1, header);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::POP3ClientSession::retrieveHeader' blocks the event loop in coroutine 'bad_mail'
  box.deleteMessage(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::POP3ClientSession::deleteMessage' blocks the event loop in coroutine 'bad_mail'
  box.sendCommand("NOOP", response);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::POP3ClientSession::sendCommand' blocks the event loop in coroutine 'bad_mail'
  box.close();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::POP3ClientSession::close' blocks the event loop in coroutine 'bad_mail'
  co_return;
}

awaitable<void> bad_others(net::ICMPClient &pinger, net::NTPClient &clock, net::SocketReactor &reactor) {
  pinger.ping("db");
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::ICMPClient::ping' blocks the event loop in coroutine 'bad_others'
  net::ICMPClient::pingIPv4("db");
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::ICMPClient::pingIPv4' blocks the event loop in coroutine 'bad_others'
  clock.request("time");
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::NTPClient::request' blocks the event loop in coroutine 'bad_others'
  reactor.run();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Net::SocketReactor::run' blocks the event loop in coroutine 'bad_others'; use a thread of its own for the reactor
  co_return;
}

awaitable<void> good_others(net::SocketReactor &reactor) {
  reactor.stop();
  co_return;
}

awaitable<void> bad_stores(net::SocketAddress address, Poco::MongoDB::RequestMessage request, Poco::Redis::Array command) {
  Poco::MongoDB::Connection mongo("db", 27017);
  // CHECK: :[[@LINE-1]]:29: warning: 'Poco::MongoDB::Connection::Connection' blocks the event loop in coroutine 'bad_stores'
  Poco::MongoDB::Connection second(address);
  // CHECK: :[[@LINE-1]]:29: warning: 'Poco::MongoDB::Connection::Connection' blocks the event loop in coroutine 'bad_stores'
  mongo.connect("db", 27017);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::MongoDB::Connection::connect' blocks the event loop in coroutine 'bad_stores'
  mongo.sendRequest(request);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::MongoDB::Connection::sendRequest' blocks the event loop in coroutine 'bad_stores'
  Poco::Redis::Client redis("cache", 6379);
  // CHECK: :[[@LINE-1]]:23: warning: 'Poco::Redis::Client::Client' blocks the event loop in coroutine 'bad_stores'
  Poco::Redis::Client another(address);
  // CHECK: :[[@LINE-1]]:23: warning: 'Poco::Redis::Client::Client' blocks the event loop in coroutine 'bad_stores'
  redis.connect("cache", 6379);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Redis::Client::connect' blocks the event loop in coroutine 'bad_stores'
  redis.execute<int>(command);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Redis::Client::execute' blocks the event loop in coroutine 'bad_stores'
  redis.flush();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Redis::Client::flush' blocks the event loop in coroutine 'bad_stores'
  redis.sendCommand(command);
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Redis::Client::sendCommand' blocks the event loop in coroutine 'bad_stores'
  redis.sendCommands({});
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Redis::Client::sendCommands' blocks the event loop in coroutine 'bad_stores'
  redis.readReply();
  // CHECK: :[[@LINE-1]]:3: warning: 'Poco::Redis::Client::readReply' blocks the event loop in coroutine 'bad_stores'
  co_return;
}

awaitable<void> good_stores() {
  Poco::MongoDB::Connection mongo;
  mongo.disconnect();
  Poco::Redis::Client redis;
  redis.disconnect();
  co_return;
}
