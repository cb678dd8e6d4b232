// See boost/interprocess/sync/interprocess_mutex.hpp.
#pragma once
#include "interprocess_mutex.hpp"
