// What a program may say about its own functions to the nostall checker.
//
//   NOSTALL_BLOCKING int ask_the_device(int);        // blocks, although its body does not show it
//   NOSTALL_NONBLOCKING void on_packet(packet);      // runs on an event loop: is checked like a coroutine
//   NOSTALL_ALLOW_BLOCKING("start-up only")          // blocks, and that is right: callers are not reported
//   void load_configuration();
//
// Each stands in front of a declaration of the function, its first one if there are several. They change nothing in
// the program: Clang keeps them in the syntax tree for tools to read, other compilers see nothing at all. The header
// includes nothing and can be used without the rest of nostall.
#pragma once

#if defined(__clang__)
/// The function may keep its thread waiting; a call of it from a coroutine is reported.
#define NOSTALL_BLOCKING [[clang::annotate("nostall::blocking")]]
/// The function runs on an event loop and must not block, as if it were a coroutine.
#define NOSTALL_NONBLOCKING [[clang::annotate("nostall::nonblocking")]]
/// The function may block wherever it is called; `reason` is a string literal for the person who asks why.
#define NOSTALL_ALLOW_BLOCKING(reason) [[clang::annotate("nostall::allow_blocking", reason)]]
#else
#define NOSTALL_BLOCKING
#define NOSTALL_NONBLOCKING
#define NOSTALL_ALLOW_BLOCKING(reason)
#endif
