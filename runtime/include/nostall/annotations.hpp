// Annotations of a program's own functions for the nostall checker.
//
//   NOSTALL_BLOCKING int ask_the_device(int);        // blocks, although its body does not show it
//   NOSTALL_NONBLOCKING void on_packet(packet);      // runs on an event loop: checked like a coroutine
//   NOSTALL_ALLOW_BLOCKING("start-up only")          // blocks by design: callers are not reported
//   void load_configuration();
//
// Each is put in front of a declaration of the function, the first one if there are several. They do not change the
// program: Clang keeps them in the syntax tree for tools to read, for other compilers they are empty. The header
// includes nothing and can be used without the rest of nostall.
#pragma once

#if defined(__clang__)
/// The function may keep its thread waiting; a call of it from a coroutine is reported.
#define NOSTALL_BLOCKING [[clang::annotate("nostall::blocking")]]
/// The function runs on an event loop and must not block, as if it were a coroutine.
#define NOSTALL_NONBLOCKING [[clang::annotate("nostall::nonblocking")]]
/// The function may block wherever it is called; `reason` is a string literal for a user who asks why.
#define NOSTALL_ALLOW_BLOCKING(reason) [[clang::annotate("nostall::allow_blocking", reason)]]
#else
#define NOSTALL_BLOCKING
#define NOSTALL_NONBLOCKING
#define NOSTALL_ALLOW_BLOCKING(reason)
#endif
