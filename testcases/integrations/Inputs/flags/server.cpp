#include "generated.hpp"
#if __cplusplus < 202002L || !defined(__STRICT_ANSI__) || !defined(BY_EXPRESSION) || defined(ONLY_HERE)
#error "the flags of the target"
#endif
const char *text = TEXT;
std::vector<int> precompiled;
int main() {}
