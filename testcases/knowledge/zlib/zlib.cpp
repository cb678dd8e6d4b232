// RUN: %check_both %s -- -std=c++20
// Compression of buffers and streams, and compressed files.
#include "awaitable.hpp"
#include <zlib.h>
using boost::asio::awaitable;

awaitable<void> bad_buffers(Bytef *to, uLongf *size, Bytef *from, z_stream *stream) {
  compress(to, size, from, 4096);
  // CHECK: :[[@LINE-1]]:3: warning: 'compress' blocks the event loop in coroutine 'bad_buffers'
  compress2(to, size, from, 4096, Z_BEST_COMPRESSION);
  // CHECK: :[[@LINE-1]]:3: warning: 'compress2' blocks the event loop in coroutine 'bad_buffers'
  uncompress(to, size, from, 4096);
  // CHECK: :[[@LINE-1]]:3: warning: 'uncompress' blocks the event loop in coroutine 'bad_buffers'
  uncompress2(to, size, from, size);
  // CHECK: :[[@LINE-1]]:3: warning: 'uncompress2' blocks the event loop in coroutine 'bad_buffers'
  deflate(stream, Z_FINISH);
  // CHECK: :[[@LINE-1]]:3: warning: 'deflate' blocks the event loop in coroutine 'bad_buffers'
  deflateParams(stream, Z_BEST_SPEED, Z_DEFAULT_STRATEGY);
  // CHECK: :[[@LINE-1]]:3: warning: 'deflateParams' blocks the event loop in coroutine 'bad_buffers'
  inflate(stream, Z_NO_FLUSH);
  // CHECK: :[[@LINE-1]]:3: warning: 'inflate' blocks the event loop in coroutine 'bad_buffers'
  inflateBack(stream, nullptr, nullptr, nullptr, nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'inflateBack' blocks the event loop in coroutine 'bad_buffers'
  co_return;
}

awaitable<void> good_buffers(z_stream *stream, const Bytef *data) {
  deflateInit(stream, Z_DEFAULT_COMPRESSION);
  deflateReset(stream);
  deflateEnd(stream);
  (void)compressBound(4096);
  (void)crc32(0, data, 4096);
  co_return;
}

awaitable<void> bad_files(char *buffer, va_list list) {
  gzFile file = gzopen("log.gz", "rb");
  // CHECK: :[[@LINE-1]]:17: warning: 'gzopen' blocks the event loop in coroutine 'bad_files'
  gzopen64("log.gz", "rb");
  // CHECK: :[[@LINE-1]]:3: warning: 'gzopen64' blocks the event loop in coroutine 'bad_files'
  gzread(file, buffer, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'gzread' blocks the event loop in coroutine 'bad_files'
  gzfread(buffer, 1, 16, file);
  // CHECK: :[[@LINE-1]]:3: warning: 'gzfread' blocks the event loop in coroutine 'bad_files'
  gzgets(file, buffer, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'gzgets' blocks the event loop in coroutine 'bad_files'
  gzgetc_(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'gzgetc_' blocks the event loop in coroutine 'bad_files'
  (gzgetc)(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'gzgetc' blocks the event loop in coroutine 'bad_files'
  gzwrite(file, buffer, 16);
  // CHECK: :[[@LINE-1]]:3: warning: 'gzwrite' blocks the event loop in coroutine 'bad_files'
  gzfwrite(buffer, 1, 16, file);
  // CHECK: :[[@LINE-1]]:3: warning: 'gzfwrite' blocks the event loop in coroutine 'bad_files'
  gzputs(file, buffer);
  // CHECK: :[[@LINE-1]]:3: warning: 'gzputs' blocks the event loop in coroutine 'bad_files'
  gzputc(file, 'x');
  // CHECK: :[[@LINE-1]]:3: warning: 'gzputc' blocks the event loop in coroutine 'bad_files'
  gzprintf(file, "%d", 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'gzprintf' blocks the event loop in coroutine 'bad_files'
  gzvprintf(file, "%d", list);
  // CHECK: :[[@LINE-1]]:3: warning: 'gzvprintf' blocks the event loop in coroutine 'bad_files'
  gzflush(file, Z_SYNC_FLUSH);
  // CHECK: :[[@LINE-1]]:3: warning: 'gzflush' blocks the event loop in coroutine 'bad_files'
  gzseek(file, 0, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'gzseek' blocks the event loop in coroutine 'bad_files'
  gzseek64(file, 0, 0);
  // CHECK: :[[@LINE-1]]:3: warning: 'gzseek64' blocks the event loop in coroutine 'bad_files'
  gzrewind(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'gzrewind' blocks the event loop in coroutine 'bad_files'
  gzclose_r(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'gzclose_r' blocks the event loop in coroutine 'bad_files'
  gzclose_w(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'gzclose_w' blocks the event loop in coroutine 'bad_files'
  gzclose(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'gzclose' blocks the event loop in coroutine 'bad_files'
  co_return;
}

awaitable<void> good_files(gzFile file) {
  gzbuffer(file, 65536);
  (void)gzeof(file);
  (void)gztell(file);
  co_return;
}
