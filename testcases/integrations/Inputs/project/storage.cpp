#include "storage.hpp"
#include <unistd.h>
void store(int) { ::usleep(DELAY); }
