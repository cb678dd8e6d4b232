"""Prints a program of 50,000 lines: a long chain of helpers, wide callers, and one coroutine that reaches the sleep."""

print('#include "awaitable.hpp"\n#include <unistd.h>\nint f0(int x) { return ::sleep(x); }')
for i in range(1, 8000):
    # Each helper has five lines, and some of them cross over.
    print(f"int f{i}(int x) {{\n  if (x > {i})\n    x = f{max(i - 2, 0)}(x - 1);\n  return f{i - 1}(x) + {i};\n}}")
for i in range(2500):
    print(f"struct s{i} {{\n  int value = {i};\n  int get() const {{ return value; }}\n}};")
print("boost::asio::awaitable<void> session() {\n  f7999(1);\n  co_return;\n}")
