// The declarations of POCO 1.11 that the tests call, each in the class that declares it: Poco::Net, MongoDB and Redis.
#pragma once
#include "poco.hpp"

namespace Poco {
class Timespan {
public:
  Timespan(long microseconds);
};

namespace Net {
class SocketAddress {
public:
  SocketAddress();
  explicit SocketAddress(unsigned short port);
  SocketAddress(const std::string &host, unsigned short port);
  SocketAddress(const std::string &host, const std::string &port);
  explicit SocketAddress(const std::string &hostAndPort);
  SocketAddress(const SocketAddress &other);
};
class Socket {
public:
  enum SelectMode { SELECT_READ = 1 };
  using SocketList = std::vector<Socket>;
  Socket();
  Socket(const Socket &other);
  virtual ~Socket();
  static int select(SocketList &read, SocketList &write, SocketList &except, const Timespan &timeout);
  bool poll(const Timespan &timeout, int mode) const;
  int available() const;
  void setBlocking(bool flag);
};
class PollSet {
public:
  void add(const Socket &socket, int mode);
  int poll(const Timespan &timeout);
};
class StreamSocket : public Socket {
public:
  StreamSocket();
  explicit StreamSocket(const SocketAddress &address);
  StreamSocket(const Socket &socket);
  ~StreamSocket() override;
  void connect(const SocketAddress &address);
  void connect(const SocketAddress &address, const Timespan &timeout);
  void connectNB(const SocketAddress &address);
  int sendBytes(const void *buffer, int length, int flags = 0);
  int receiveBytes(void *buffer, int length, int flags = 0);
  void sendUrgent(unsigned char data);
};
class SecureStreamSocket : public StreamSocket {
public:
  SecureStreamSocket();
  explicit SecureStreamSocket(const SocketAddress &address);
  SecureStreamSocket(const SocketAddress &address, const std::string &host);
  ~SecureStreamSocket() override;
  static SecureStreamSocket attach(const StreamSocket &socket);
  int completeHandshake();
};
class DatagramSocket : public Socket {
public:
  DatagramSocket();
  ~DatagramSocket() override;
  int sendBytes(const void *buffer, int length, int flags = 0);
  int receiveBytes(void *buffer, int length, int flags = 0);
  int sendTo(const void *buffer, int length, const SocketAddress &address, int flags = 0);
  int receiveFrom(void *buffer, int length, SocketAddress &address, int flags = 0);
};
class ServerSocket : public Socket {
public:
  ServerSocket(unsigned short port, int backlog = 64);
  ~ServerSocket() override;
  virtual StreamSocket acceptConnection(SocketAddress &client);
  virtual StreamSocket acceptConnection();
};
class DialogSocket : public StreamSocket {
public:
  DialogSocket();
  explicit DialogSocket(const SocketAddress &address);
  ~DialogSocket() override;
  void sendByte(unsigned char data);
  void sendString(const std::string &text);
  void sendMessage(const std::string &message);
  bool receiveMessage(std::string &message);
  int receiveStatusMessage(std::string &message);
  int get();
  int peek();
  int receiveRawBytes(void *buffer, int length);
  bool receiveLine(std::string &line, std::size_t limit = 0);
  int receiveStatusLine(std::string &line, std::size_t limit = 0);
};
class SocketStream : public std::iostream {
public:
  explicit SocketStream(const Socket &socket);
  ~SocketStream() override;
};
class SocketReactor : public Runnable {
public:
  void run() override;
  void stop();
};

class IPAddress {};
class HostEntry {};
class DNS {
public:
  static HostEntry hostByName(const std::string &name, unsigned flags = 0);
  static HostEntry hostByAddress(const IPAddress &address, unsigned flags = 0);
  static HostEntry resolve(const std::string &address);
  static IPAddress resolveOne(const std::string &address);
  static HostEntry thisHost();
  static bool isIDN(const std::string &name);
};

class HTTPRequest {};
class HTTPResponse {};
class HTTPClientSession {
public:
  explicit HTTPClientSession(const std::string &host, unsigned short port = 80);
  virtual ~HTTPClientSession();
  void setTimeout(const Timespan &timeout);
  virtual std::ostream &sendRequest(HTTPRequest &request);
  virtual std::istream &receiveResponse(HTTPResponse &response);
  virtual bool peekResponse(HTTPResponse &response);
  void flushRequest();
};
class HTTPSClientSession : public HTTPClientSession {
public:
  explicit HTTPSClientSession(const std::string &host, unsigned short port = 443);
  ~HTTPSClientSession() override;
};
class HTTPStreamFactory {
public:
  virtual std::istream *open(const URI &uri);
};
class WebSocket : public StreamSocket {
public:
  WebSocket(HTTPClientSession &session, HTTPRequest &request, HTTPResponse &response);
  ~WebSocket() override;
  int sendFrame(const void *buffer, int length, int flags = 0);
  int receiveFrame(void *buffer, int length, int &flags);
  void shutdown();
};
class FTPClientSession {
public:
  explicit FTPClientSession(unsigned short port = 0);
  FTPClientSession(const std::string &host, unsigned short port = 21, const std::string &user = "");
  virtual ~FTPClientSession();
  void open(const std::string &host, unsigned short port, const std::string &user = "");
  void login(const std::string &user, const std::string &password);
  void logout();
  void close();
  std::string systemType();
  void setWorkingDirectory(const std::string &path);
  std::string getWorkingDirectory();
  void cdup();
  void rename(const std::string &from, const std::string &to);
  void remove(const std::string &path);
  void createDirectory(const std::string &path);
  void removeDirectory(const std::string &path);
  std::istream &beginDownload(const std::string &path);
  void endDownload();
  std::ostream &beginUpload(const std::string &path);
  void endUpload();
  std::istream &beginList(const std::string &path = "", bool extended = false);
  void endList();
  void abort();
  int sendCommand(const std::string &command, std::string &response);
  bool isOpen() const;
};
class MailMessage {};
class SMTPClientSession {
public:
  explicit SMTPClientSession(const std::string &host, unsigned short port = 25);
  virtual ~SMTPClientSession();
  void login(const std::string &host);
  void login();
  void open();
  void close();
  void sendMessage(const MailMessage &message);
  int sendCommand(const std::string &command, std::string &response);
  void sendAddresses(const std::string &from, const std::vector<std::string> &recipients);
  void sendData();
};
class POP3ClientSession {
public:
  explicit POP3ClientSession(const std::string &host, unsigned short port = 110);
  virtual ~POP3ClientSession();
  void login(const std::string &user, const std::string &password);
  void close();
  int messageCount();
  void listMessages(std::vector<int> &messages);
  void retrieveMessage(int id, MailMessage &message);
  void retrieveHeader(int id, int &header);
  void deleteMessage(int id);
  bool sendCommand(const std::string &command, std::string &response);
};
class ICMPClient {
public:
  int ping(const std::string &address, int repeat = 1) const;
  static int pingIPv4(const std::string &address, int repeat = 1);
};
class NTPClient {
public:
  int request(const std::string &address) const;
};
} // namespace Net

namespace MongoDB {
class RequestMessage {};
class ResponseMessage {};
class Connection {
public:
  Connection();
  Connection(const std::string &host, int port);
  explicit Connection(const Net::SocketAddress &address);
  virtual ~Connection();
  void connect(const std::string &host, int port);
  void disconnect();
  void sendRequest(RequestMessage &request);
};
} // namespace MongoDB

namespace Redis {
class Array {};
class Client {
public:
  Client();
  Client(const std::string &host, int port);
  explicit Client(const Net::SocketAddress &address);
  virtual ~Client();
  void connect(const std::string &host, int port);
  void disconnect();
  template <typename T> T execute(const Array &command);
  void flush();
  int sendCommand(const Array &command);
  Array sendCommands(const std::vector<Array> &commands);
  int readReply();
};
} // namespace Redis
} // namespace Poco
