#include "session.hpp"
int main() { static_cast<void>(session()); }
