// RUN: %check_both %s -- -std=c++20
// Streams are files, save for the standard ones: standard input waits for a person, standard output takes a line at
// once and is of the category 'console', which is reported from the cost 'io' on.
#include "awaitable.hpp"
#include <cstdarg>
#include <cstdio>
#include <cwchar>
using boost::asio::awaitable;

awaitable<void> bad_open(const char *path, FILE *file) {
  fopen(path, "r");
  // CHECK: :[[@LINE-1]]:3: warning: 'fopen' blocks the event loop in coroutine 'bad_open'
  std::fopen(path, "r");
  // CHECK: :[[@LINE-1]]:3: warning: 'fopen' blocks the event loop in coroutine 'bad_open'
  fopen64(path, "r");
  // CHECK: :[[@LINE-1]]:3: warning: 'fopen64' blocks the event loop in coroutine 'bad_open'
  freopen(path, "w", stdout);
  // CHECK: :[[@LINE-1]]:3: warning: 'freopen' blocks the event loop in coroutine 'bad_open'
  freopen64(path, "w", stderr);
  // CHECK: :[[@LINE-1]]:3: warning: 'freopen64' blocks the event loop in coroutine 'bad_open'
  tmpfile();
  // CHECK: :[[@LINE-1]]:3: warning: 'tmpfile' blocks the event loop in coroutine 'bad_open'
  tmpfile64();
  // CHECK: :[[@LINE-1]]:3: warning: 'tmpfile64' blocks the event loop in coroutine 'bad_open'
  fclose(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'fclose' blocks the event loop in coroutine 'bad_open'
  popen("uptime", "r");
  // CHECK: :[[@LINE-1]]:3: warning: 'popen' blocks the event loop in coroutine 'bad_open'
  pclose(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'pclose' blocks the event loop in coroutine 'bad_open'; use 'posix_spawn' and an awaited wait for the child
  co_return;
}

awaitable<void> bad_read(FILE *file, char *text, wchar_t *wide, va_list arguments) {
  int number = 0;
  char *line = nullptr;
  std::size_t length = 0;
  fread(text, 1, 1, file);
  // CHECK: :[[@LINE-1]]:3: warning: 'fread' blocks the event loop in coroutine 'bad_read'
  fread_unlocked(text, 1, 1, file);
  // CHECK: :[[@LINE-1]]:3: warning: 'fread_unlocked' blocks the event loop in coroutine 'bad_read'
  fgets(text, 1, file);
  // CHECK: :[[@LINE-1]]:3: warning: 'fgets' blocks the event loop in coroutine 'bad_read'
  fgets_unlocked(text, 1, file);
  // CHECK: :[[@LINE-1]]:3: warning: 'fgets_unlocked' blocks the event loop in coroutine 'bad_read'
  fgetws(wide, 1, file);
  // CHECK: :[[@LINE-1]]:3: warning: 'fgetws' blocks the event loop in coroutine 'bad_read'
  getline(&line, &length, file);
  // CHECK: :[[@LINE-1]]:3: warning: 'getline' blocks the event loop in coroutine 'bad_read'
  getdelim(&line, &length, 0, file);
  // CHECK: :[[@LINE-1]]:3: warning: 'getdelim' blocks the event loop in coroutine 'bad_read'
  fscanf(file, "%d", &number);
  // CHECK: :[[@LINE-1]]:3: warning: 'fscanf' blocks the event loop in coroutine 'bad_read'
  vfscanf(file, "%d", arguments);
  // CHECK: :[[@LINE-1]]:3: warning: 'vfscanf' blocks the event loop in coroutine 'bad_read'
  fwscanf(file, L"%d", &number);
  // CHECK: :[[@LINE-1]]:3: warning: 'fwscanf' blocks the event loop in coroutine 'bad_read'
  vfwscanf(file, L"%d", arguments);
  // CHECK: :[[@LINE-1]]:3: warning: 'vfwscanf' blocks the event loop in coroutine 'bad_read'
  fgetc(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'fgetc' blocks the event loop in coroutine 'bad_read'
  fgetc_unlocked(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'fgetc_unlocked' blocks the event loop in coroutine 'bad_read'
  getc(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'getc' blocks the event loop in coroutine 'bad_read'
  getc_unlocked(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'getc_unlocked' blocks the event loop in coroutine 'bad_read'
  fgetwc(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'fgetwc' blocks the event loop in coroutine 'bad_read'
  getwc(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'getwc' blocks the event loop in coroutine 'bad_read'
  co_return;
}

awaitable<void> bad_write(FILE *file, const char *text, const wchar_t *wide, va_list arguments) {
  fwrite(text, 1, 1, file);
  // CHECK: :[[@LINE-1]]:3: warning: 'fwrite' blocks the event loop in coroutine 'bad_write'
  fwrite_unlocked(text, 1, 1, file);
  // CHECK: :[[@LINE-1]]:3: warning: 'fwrite_unlocked' blocks the event loop in coroutine 'bad_write'
  fputs(text, file);
  // CHECK: :[[@LINE-1]]:3: warning: 'fputs' blocks the event loop in coroutine 'bad_write'
  fputs_unlocked(text, file);
  // CHECK: :[[@LINE-1]]:3: warning: 'fputs_unlocked' blocks the event loop in coroutine 'bad_write'
  fputws(wide, file);
  // CHECK: :[[@LINE-1]]:3: warning: 'fputws' blocks the event loop in coroutine 'bad_write'
  fputc('x', file);
  // CHECK: :[[@LINE-1]]:3: warning: 'fputc' blocks the event loop in coroutine 'bad_write'
  fputc_unlocked('x', file);
  // CHECK: :[[@LINE-1]]:3: warning: 'fputc_unlocked' blocks the event loop in coroutine 'bad_write'
  putc('x', file);
  // CHECK: :[[@LINE-1]]:3: warning: 'putc' blocks the event loop in coroutine 'bad_write'
  putc_unlocked('x', file);
  // CHECK: :[[@LINE-1]]:3: warning: 'putc_unlocked' blocks the event loop in coroutine 'bad_write'
  fputwc(L'x', file);
  // CHECK: :[[@LINE-1]]:3: warning: 'fputwc' blocks the event loop in coroutine 'bad_write'
  fprintf(file, "%s", text);
  // CHECK: :[[@LINE-1]]:3: warning: 'fprintf' blocks the event loop in coroutine 'bad_write'
  vfprintf(file, text, arguments);
  // CHECK: :[[@LINE-1]]:3: warning: 'vfprintf' blocks the event loop in coroutine 'bad_write'
  fwprintf(file, L"%s", text);
  // CHECK: :[[@LINE-1]]:3: warning: 'fwprintf' blocks the event loop in coroutine 'bad_write'
  vfwprintf(file, wide, arguments);
  // CHECK: :[[@LINE-1]]:3: warning: 'vfwprintf' blocks the event loop in coroutine 'bad_write'
  fflush(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'fflush' blocks the event loop in coroutine 'bad_write'
  fflush(nullptr);
  // CHECK: :[[@LINE-1]]:3: warning: 'fflush' blocks the event loop in coroutine 'bad_write'
  fputs(text, file);
  // CHECK: :[[@LINE-1]]:3: warning: 'fputs' blocks the event loop in coroutine 'bad_write'
  fflush_unlocked(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'fflush_unlocked' blocks the event loop in coroutine 'bad_write'
  dprintf(7, "%s", text);
  // CHECK: :[[@LINE-1]]:3: warning: 'dprintf' blocks the event loop in coroutine 'bad_write'
  vdprintf(7, text, arguments);
  // CHECK: :[[@LINE-1]]:3: warning: 'vdprintf' blocks the event loop in coroutine 'bad_write'
  co_return;
}

awaitable<void> bad_position(FILE *file, fpos_t *position, fpos64_t *position64) {
  fseek(file, 0, SEEK_END);
  // CHECK: :[[@LINE-1]]:3: warning: 'fseek' blocks the event loop in coroutine 'bad_position'
  fseeko(file, 0, SEEK_END);
  // CHECK: :[[@LINE-1]]:3: warning: 'fseeko' blocks the event loop in coroutine 'bad_position'
  fseeko64(file, 0, SEEK_END);
  // CHECK: :[[@LINE-1]]:3: warning: 'fseeko64' blocks the event loop in coroutine 'bad_position'
  fsetpos(file, position);
  // CHECK: :[[@LINE-1]]:3: warning: 'fsetpos' blocks the event loop in coroutine 'bad_position'
  fsetpos64(file, position64);
  // CHECK: :[[@LINE-1]]:3: warning: 'fsetpos64' blocks the event loop in coroutine 'bad_position'
  rewind(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'rewind' blocks the event loop in coroutine 'bad_position'
  co_return;
}

awaitable<void> bad_standard_input(char *text, wchar_t *wide, va_list arguments) {
  int number = 0;
  char *line = nullptr;
  std::size_t length = 0;
  scanf("%d", &number);
  // CHECK: :[[@LINE-1]]:3: warning: 'scanf' blocks the event loop in coroutine 'bad_standard_input'; use 'posix::stream_descriptor' on standard input
  std::scanf("%d", &number);
  // CHECK: :[[@LINE-1]]:3: warning: 'scanf' blocks the event loop in coroutine 'bad_standard_input'
  vscanf("%d", arguments);
  // CHECK: :[[@LINE-1]]:3: warning: 'vscanf' blocks the event loop in coroutine 'bad_standard_input'
  wscanf(L"%d", &number);
  // CHECK: :[[@LINE-1]]:3: warning: 'wscanf' blocks the event loop in coroutine 'bad_standard_input'
  vwscanf(L"%d", arguments);
  // CHECK: :[[@LINE-1]]:3: warning: 'vwscanf' blocks the event loop in coroutine 'bad_standard_input'
  getchar();
  // CHECK: :[[@LINE-1]]:3: warning: 'getchar' blocks the event loop in coroutine 'bad_standard_input'
  getchar_unlocked();
  // CHECK: :[[@LINE-1]]:3: warning: 'getchar_unlocked' blocks the event loop in coroutine 'bad_standard_input'
  getwchar();
  // CHECK: :[[@LINE-1]]:3: warning: 'getwchar' blocks the event loop in coroutine 'bad_standard_input'
  fgets(text, 1, stdin);
  // CHECK: :[[@LINE-1]]:3: warning: 'fgets' blocks the event loop in coroutine 'bad_standard_input'; use 'posix::stream_descriptor' on standard input
  getline(&line, &length, stdin);
  // CHECK: :[[@LINE-1]]:3: warning: 'getline' blocks the event loop in coroutine 'bad_standard_input'; use 'posix::stream_descriptor' on standard input
  fread(text, 1, 1, stdin);
  // CHECK: :[[@LINE-1]]:3: warning: 'fread' blocks the event loop in coroutine 'bad_standard_input'
  fscanf(stdin, "%d", &number);
  // CHECK: :[[@LINE-1]]:3: warning: 'fscanf' blocks the event loop in coroutine 'bad_standard_input'; use 'posix::stream_descriptor' on standard input
  fgetc(stdin);
  // CHECK: :[[@LINE-1]]:3: warning: 'fgetc' blocks the event loop in coroutine 'bad_standard_input'
  co_return;
}

awaitable<void> good_standard_output(const char *text, const wchar_t *wide, va_list arguments) {
  printf("%s\n", text);
  std::printf("%s\n", text);
  vprintf(text, arguments);
  wprintf(L"%s\n", text);
  vwprintf(wide, arguments);
  puts(text);
  perror(text);
  putchar('x');
  putchar_unlocked('x');
  putwchar(L'x');
  fprintf(stderr, "%s\n", text);
  fprintf(stdout, "%s\n", text);
  fputs(text, stdout);
  fwrite(text, 1, 1, stderr);
  fputc('x', stdout);
  fflush(stdout);
  dprintf(2, "%s\n", text);
  co_return;
}

awaitable<void> good_memory(FILE *file, char *text, wchar_t *wide, va_list arguments) {
  int number = 0;
  char *made = nullptr;
  std::size_t length = 0;
  sprintf(text, "%d", number);
  snprintf(text, 16, "%d", number);
  vsprintf(text, "%d", arguments);
  vsnprintf(text, 16, "%d", arguments);
  swprintf(wide, 1, L"%d", number);
  vswprintf(wide, 1, L"%d", arguments);
  sscanf(text, "%d", &number);
  vsscanf(text, "%d", arguments);
  swscanf(wide, L"%d", &number);
  asprintf(&made, "%d", number);
  vasprintf(&made, "%d", arguments);
  fdopen(7, "r");
  fileno(file);
  feof(file);
  ferror(file);
  clearerr(file);
  ungetc('x', file);
  ftell(file);
  ftello(file);
  setvbuf(file, nullptr, _IONBF, 0);
  fmemopen(text, 1, "r");
  open_memstream(&made, &length);
  co_return;
}
