"""Prints a program with deep nesting of several kinds."""

DEPTH = 200
print('#include "awaitable.hpp"\n#include <unistd.h>')
print("int sum(int x) { return " + " + ".join(["x"] * 2000) + "; }")
print("int nested(int x) { return " + "(" * DEPTH + "x" + ")" * DEPTH + "; }")
print("int blocks(int x) { " + "if (x) { " * DEPTH + "x = ::sleep(1);" + " }" * DEPTH + " return x; }")
print("auto lambdas() { return " + "[] { return " * 60 + "1" + "; }" * 60 + "; }")
print("boost::asio::awaitable<void> session() { sum(1); nested(1); lambdas(); blocks(1); co_return; }")
