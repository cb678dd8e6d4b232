// RUN: %check_both %s -- -std=c++20
// A session and its channels wait for the server, unless the session was made non-blocking.
#include "awaitable.hpp"
#include <libssh/libssh.h>
#include <libssh/sftp.h>
using boost::asio::awaitable;

awaitable<void> bad_session(ssh_session session, ssh_key key, ssh_event event, char *buffer) {
  ssh_connect(session);
  // CHECK: :[[@LINE-1]]:3: warning: 'ssh_connect' blocks the event loop in coroutine 'bad_session'; use 'ssh_set_blocking(session, 0)', and 'ssh_connect' again
  ssh_userauth_none(session, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'ssh_userauth_none' blocks the event loop in coroutine 'bad_session'
  ssh_userauth_password(session, nullptr, "secret");
  // CHECK: :[[@LINE-1]]:3: warning: 'ssh_userauth_password' blocks the event loop in coroutine 'bad_session'
  ssh_userauth_try_publickey(session, nullptr, key);
  // CHECK: :[[@LINE-1]]:3: warning: 'ssh_userauth_try_publickey' blocks the event loop in coroutine 'bad_session'
  ssh_userauth_publickey(session, nullptr, key);
  // CHECK: :[[@LINE-1]]:3: warning: 'ssh_userauth_publickey' blocks the event loop in coroutine 'bad_session'
  ssh_userauth_publickey_auto(session, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'ssh_userauth_publickey_auto' blocks the event loop in coroutine 'bad_session'
  ssh_userauth_agent(session, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'ssh_userauth_agent' blocks the event loop in coroutine 'bad_session'
  ssh_userauth_kbdint(session, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'ssh_userauth_kbdint' blocks the event loop in coroutine 'bad_session'
  ssh_userauth_gssapi(session);
  // CHECK: :[[@LINE-1]]:3: warning: 'ssh_userauth_gssapi' blocks the event loop in coroutine 'bad_session'
  ssh_blocking_flush(session, -1);
  // CHECK: :[[@LINE-1]]:3: warning: 'ssh_blocking_flush' blocks the event loop in coroutine 'bad_session'
  ssh_event_dopoll(event, 100);
  // CHECK: :[[@LINE-1]]:3: warning: 'ssh_event_dopoll' blocks the event loop in coroutine 'bad_session'
  ssh_channel channel = ssh_channel_new(session);
  ssh_channel_open_session(channel);
  // CHECK: :[[@LINE-1]]:3: warning: 'ssh_channel_open_session' blocks the event loop in coroutine 'bad_session'
  ssh_channel_open_forward(channel, "host", 80, "localhost", 22);
  // CHECK: :[[@LINE-1]]:3: warning: 'ssh_channel_open_forward' blocks the event loop in coroutine 'bad_session'
  ssh_channel_request_pty(channel);
  // CHECK: :[[@LINE-1]]:3: warning: 'ssh_channel_request_pty' blocks the event loop in coroutine 'bad_session'
  ssh_channel_request_env(channel, "LANG", "C");
  // CHECK: :[[@LINE-1]]:3: warning: 'ssh_channel_request_env' blocks the event loop in coroutine 'bad_session'
  ssh_channel_request_shell(channel);
  // CHECK: :[[@LINE-1]]:3: warning: 'ssh_channel_request_shell' blocks the event loop in coroutine 'bad_session'
  ssh_channel_request_exec(channel, "ls");
  // CHECK: :[[@LINE-1]]:3: warning: 'ssh_channel_request_exec' blocks the event loop in coroutine 'bad_session'
  ssh_channel_request_subsystem(channel, "sftp");
  // CHECK: :[[@LINE-1]]:3: warning: 'ssh_channel_request_subsystem' blocks the event loop in coroutine 'bad_session'
  ssh_channel_write(channel, buffer, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'ssh_channel_write' blocks the event loop in coroutine 'bad_session'
  ssh_channel_read(channel, buffer, 1, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'ssh_channel_read' blocks the event loop in coroutine 'bad_session'
  ssh_channel_read_timeout(channel, buffer, 1, 0, 100);
  // CHECK: :[[@LINE-1]]:3: warning: 'ssh_channel_read_timeout' blocks the event loop in coroutine 'bad_session'; use 'ssh_channel_read_nonblocking'
  ssh_channel_poll_timeout(channel, 100, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'ssh_channel_poll_timeout' blocks the event loop in coroutine 'bad_session'
  fd_set sockets;
  ssh_channel channels[] = {channel, nullptr};
  ssh_channel ready[] = {nullptr, nullptr};
  ssh_select(channels, ready, 0, &sockets, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'ssh_select' blocks the event loop in coroutine 'bad_session'
  co_return;
}

awaitable<void> good_session(ssh_event event, char *buffer) {
  ssh_session session = ssh_new();
  ssh_set_blocking(session, 0);
  ssh_connect(session);
  ssh_userauth_password(session, nullptr, "secret");
  ssh_channel channel = ssh_channel_new(session);
  ssh_channel_open_session(channel);
  ssh_channel_read(channel, buffer, 1, 0);
  ssh_channel_read_nonblocking(channel, buffer, 1, 0);
  ssh_channel_read_timeout(channel, buffer, 1, 0, 0);
  ssh_channel_poll_timeout(channel, 0, 0);
  ssh_event_dopoll(event, 0);
  co_return;
}

awaitable<void> bad_files(ssh_session session, ssh_key key, char *buffer) {
  sftp_session files = sftp_new(session);
  // CHECK: :[[@LINE-1]]:24: warning: 'sftp_new' blocks the event loop in coroutine 'bad_files'
  sftp_init(files);
  // CHECK: :[[@LINE-1]]:3: warning: 'sftp_init' blocks the event loop in coroutine 'bad_files'
  sftp_file file = sftp_open(files, "file", 0, 0);
  // CHECK: :[[@LINE-1]]:20: warning: 'sftp_open' blocks the event loop in coroutine 'bad_files'
  sftp_read(file, buffer, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sftp_read' blocks the event loop in coroutine 'bad_files'; use 'sftp_async_read_begin'
  sftp_async_read(file, buffer, 1, 7);
  // CHECK: :[[@LINE-1]]:3: warning: 'sftp_async_read' blocks the event loop in coroutine 'bad_files'
  sftp_write(file, buffer, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sftp_write' blocks the event loop in coroutine 'bad_files'
  sftp_fstat(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'sftp_fstat' blocks the event loop in coroutine 'bad_files'
  sftp_fsync(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'sftp_fsync' blocks the event loop in coroutine 'bad_files'
  sftp_close(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'sftp_close' blocks the event loop in coroutine 'bad_files'
  sftp_dir folder = sftp_opendir(files, "folder");
  // CHECK: :[[@LINE-1]]:21: warning: 'sftp_opendir' blocks the event loop in coroutine 'bad_files'
  sftp_readdir(files, folder);
  // CHECK: :[[@LINE-1]]:3: warning: 'sftp_readdir' blocks the event loop in coroutine 'bad_files'
  sftp_closedir(folder);
  // CHECK: :[[@LINE-1]]:3: warning: 'sftp_closedir' blocks the event loop in coroutine 'bad_files'
  sftp_stat(files, "file");
  // CHECK: :[[@LINE-1]]:3: warning: 'sftp_stat' blocks the event loop in coroutine 'bad_files'
  sftp_lstat(files, "file");
  // CHECK: :[[@LINE-1]]:3: warning: 'sftp_lstat' blocks the event loop in coroutine 'bad_files'
  sftp_mkdir(files, "folder", 0700);
  // CHECK: :[[@LINE-1]]:3: warning: 'sftp_mkdir' blocks the event loop in coroutine 'bad_files'
  sftp_rmdir(files, "folder");
  // CHECK: :[[@LINE-1]]:3: warning: 'sftp_rmdir' blocks the event loop in coroutine 'bad_files'
  sftp_rename(files, "file", "other");
  // CHECK: :[[@LINE-1]]:3: warning: 'sftp_rename' blocks the event loop in coroutine 'bad_files'
  sftp_unlink(files, "file");
  // CHECK: :[[@LINE-1]]:3: warning: 'sftp_unlink' blocks the event loop in coroutine 'bad_files'
  ssh_pki_import_privkey_file("key", nullptr, nullptr, nullptr, &key);
  // CHECK: :[[@LINE-1]]:3: warning: 'ssh_pki_import_privkey_file' blocks the event loop in coroutine 'bad_files'
  ssh_pki_import_pubkey_file("key.pub", &key);
  // CHECK: :[[@LINE-1]]:3: warning: 'ssh_pki_import_pubkey_file' blocks the event loop in coroutine 'bad_files'
  co_return;
}

awaitable<void> good_files(sftp_file file, ssh_key key, char *buffer) {
  sftp_file_set_nonblocking(file);
  sftp_read(file, buffer, 1);
  int request = sftp_async_read_begin(file, 1);
  sftp_async_read(file, buffer, 1, request);
  ssh_pki_import_privkey_base64(buffer, nullptr, nullptr, nullptr, &key);
  co_return;
}
