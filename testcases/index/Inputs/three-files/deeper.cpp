#include "middle.hpp"
#include <unistd.h>

static void nap() { ::sleep(1); }
void deeper() { nap(); }
