#include "generated.hpp"
#ifndef storage_EXPORTS
#error "the definition that a shared library is compiled with"
#endif
int storage() { return Generated; }
