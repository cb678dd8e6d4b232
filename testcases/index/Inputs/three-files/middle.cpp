#include "middle.hpp"

void help() { deeper(); }
