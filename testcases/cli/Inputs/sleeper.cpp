#include <unistd.h>

void help() { ::sleep(1); }
