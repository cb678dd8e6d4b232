// RUN: %check_both %s -- -std=c++20
// A session and what belongs to it wait for the peer, unless the session was made non-blocking.
#include "awaitable.hpp"
#include <libssh2.h>
#include <libssh2_sftp.h>
using boost::asio::awaitable;

awaitable<void> bad_session(LIBSSH2_SESSION *session, LIBSSH2_AGENT *agent, int socket, char *buffer) {
  libssh2_session_handshake(session, socket);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_session_handshake' blocks the event loop in coroutine 'bad_session'; use 'libssh2_session_set_blocking(session, 0)', and 'libssh2_session_handshake' again
  libssh2_session_startup(session, socket);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_session_startup' blocks the event loop in coroutine 'bad_session'
  libssh2_userauth_list(session, "ada", 3);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_userauth_list' blocks the event loop in coroutine 'bad_session'
  libssh2_userauth_password_ex(session, "ada", 3, "secret", 6, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_userauth_password_ex' blocks the event loop in coroutine 'bad_session'
  libssh2_userauth_publickey(session, "ada", nullptr, 0, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_userauth_publickey' blocks the event loop in coroutine 'bad_session'
  libssh2_userauth_publickey_fromfile_ex(session, "ada", 3, "key.pub", "key", nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_userauth_publickey_fromfile_ex' blocks the event loop in coroutine 'bad_session'
  libssh2_userauth_hostbased_fromfile_ex(session, "ada", 3, "key.pub", "key", nullptr, "host", 4, "ada", 3);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_userauth_hostbased_fromfile_ex' blocks the event loop in coroutine 'bad_session'
  libssh2_userauth_keyboard_interactive_ex(session, "ada", 3, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_userauth_keyboard_interactive_ex' blocks the event loop in coroutine 'bad_session'
  libssh2_agent_connect(agent);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_agent_connect' blocks the event loop in coroutine 'bad_session'
  libssh2_agent_userauth(agent, "ada", nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_agent_userauth' blocks the event loop in coroutine 'bad_session'
  LIBSSH2_CHANNEL *channel = libssh2_channel_open_session(session);
  // CHECK: :[[@LINE-1]]:30: warning: 'libssh2_channel_open_ex' blocks the event loop in coroutine 'bad_session'
  libssh2_channel_request_pty_ex(channel, "vt100", 5, nullptr, 0, 80, 24, 0, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_channel_request_pty_ex' blocks the event loop in coroutine 'bad_session'
  libssh2_channel_setenv_ex(channel, "LANG", 4, "C", 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_channel_setenv_ex' blocks the event loop in coroutine 'bad_session'
  libssh2_channel_process_startup(channel, "exec", 4, "ls", 2);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_channel_process_startup' blocks the event loop in coroutine 'bad_session'
  libssh2_channel_read_ex(channel, 0, buffer, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_channel_read_ex' blocks the event loop in coroutine 'bad_session'
  libssh2_channel_write_ex(channel, 0, buffer, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_channel_write_ex' blocks the event loop in coroutine 'bad_session'
  libssh2_channel_flush_ex(channel, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_channel_flush_ex' blocks the event loop in coroutine 'bad_session'
  libssh2_channel_send_eof(channel);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_channel_send_eof' blocks the event loop in coroutine 'bad_session'
  libssh2_channel_wait_eof(channel);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_channel_wait_eof' blocks the event loop in coroutine 'bad_session'
  libssh2_channel_close(channel);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_channel_close' blocks the event loop in coroutine 'bad_session'
  libssh2_channel_wait_closed(channel);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_channel_wait_closed' blocks the event loop in coroutine 'bad_session'
  libssh2_channel_free(channel);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_channel_free' blocks the event loop in coroutine 'bad_session'
  libssh2_session_disconnect_ex(session, SSH_DISCONNECT_BY_APPLICATION, "done", "");
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_session_disconnect_ex' blocks the event loop in coroutine 'bad_session'
  co_return;
}

awaitable<void> bad_transfers(LIBSSH2_SESSION *session, char *buffer) {
  libssh2_channel_direct_tcpip_ex(session, "host", 80, "localhost", 22);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_channel_direct_tcpip_ex' blocks the event loop in coroutine 'bad_transfers'
  LIBSSH2_LISTENER *listener = libssh2_channel_forward_listen_ex(session, nullptr, 80, nullptr, 16);
  // CHECK: :[[@LINE-1]]:32: warning: 'libssh2_channel_forward_listen_ex' blocks the event loop in coroutine 'bad_transfers'
  libssh2_channel_forward_accept(listener);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_channel_forward_accept' blocks the event loop in coroutine 'bad_transfers'
  libssh2_scp_recv2(session, "file", nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_scp_recv2' blocks the event loop in coroutine 'bad_transfers'
  libssh2_scp_send_ex(session, "file", 0600, 1, 0, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_scp_send_ex' blocks the event loop in coroutine 'bad_transfers'
  LIBSSH2_SFTP *files = libssh2_sftp_init(session);
  // CHECK: :[[@LINE-1]]:25: warning: 'libssh2_sftp_init' blocks the event loop in coroutine 'bad_transfers'
  LIBSSH2_SFTP_HANDLE *file = libssh2_sftp_open_ex(files, "file", 4, LIBSSH2_FXF_READ, 0, LIBSSH2_SFTP_OPENFILE);
  // CHECK: :[[@LINE-1]]:31: warning: 'libssh2_sftp_open_ex' blocks the event loop in coroutine 'bad_transfers'
  libssh2_sftp_read(file, buffer, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_sftp_read' blocks the event loop in coroutine 'bad_transfers'
  libssh2_sftp_write(file, buffer, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_sftp_write' blocks the event loop in coroutine 'bad_transfers'
  libssh2_sftp_readdir_ex(file, buffer, 1, nullptr, 0, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_sftp_readdir_ex' blocks the event loop in coroutine 'bad_transfers'
  libssh2_sftp_fsync(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_sftp_fsync' blocks the event loop in coroutine 'bad_transfers'
  libssh2_sftp_fstat_ex(file, nullptr, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_sftp_fstat_ex' blocks the event loop in coroutine 'bad_transfers'
  libssh2_sftp_close_handle(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_sftp_close_handle' blocks the event loop in coroutine 'bad_transfers'
  libssh2_sftp_stat_ex(files, "file", 4, LIBSSH2_SFTP_STAT, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_sftp_stat_ex' blocks the event loop in coroutine 'bad_transfers'
  libssh2_sftp_mkdir_ex(files, "folder", 6, 0700);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_sftp_mkdir_ex' blocks the event loop in coroutine 'bad_transfers'
  libssh2_sftp_rmdir_ex(files, "folder", 6);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_sftp_rmdir_ex' blocks the event loop in coroutine 'bad_transfers'
  libssh2_sftp_rename_ex(files, "file", 4, "other", 5, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_sftp_rename_ex' blocks the event loop in coroutine 'bad_transfers'
  libssh2_sftp_unlink_ex(files, "file", 4);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_sftp_unlink_ex' blocks the event loop in coroutine 'bad_transfers'
  libssh2_sftp_symlink_ex(files, "file", 4, buffer, 1, LIBSSH2_SFTP_READLINK);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_sftp_symlink_ex' blocks the event loop in coroutine 'bad_transfers'
  libssh2_sftp_shutdown(files);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_sftp_shutdown' blocks the event loop in coroutine 'bad_transfers'
  co_return;
}

awaitable<void> good_session(int socket, char *buffer) {
  LIBSSH2_SESSION *session = libssh2_session_init();
  libssh2_session_set_blocking(session, 0);
  libssh2_session_handshake(session, socket);
  LIBSSH2_CHANNEL *channel = libssh2_channel_open_session(session);
  libssh2_channel_read_ex(channel, 0, buffer, 1);
  LIBSSH2_SFTP *files = libssh2_sftp_init(session);
  LIBSSH2_SFTP_HANDLE *file = libssh2_sftp_open_ex(files, "file", 4, LIBSSH2_FXF_READ, 0, LIBSSH2_SFTP_OPENFILE);
  libssh2_sftp_read(file, buffer, 1);
  co_return;
}

awaitable<void> bad_again(int socket) {
  LIBSSH2_SESSION *session = libssh2_session_init();
  libssh2_session_set_blocking(session, 0);
  libssh2_session_set_blocking(session, 1);
  libssh2_session_handshake(session, socket);
  // CHECK: :[[@LINE-1]]:3: warning: 'libssh2_session_handshake' blocks the event loop in coroutine 'bad_again'
  co_return;
}
