// See boost/thread.hpp.
#pragma once
#include "../thread.hpp"
