#pragma once
#include <unistd.h>
// A folder whose sleeps nobody wants to hear of, whoever calls it.
inline void nap() { ::sleep(1); }
