#include "helper.hpp"

void help() { deeper(); }
