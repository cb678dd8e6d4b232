#pragma once
#include <unistd.h>

// Has its body here: clangd parses the file that includes it without.
inline void load() { ::sleep(1); }

void store();
