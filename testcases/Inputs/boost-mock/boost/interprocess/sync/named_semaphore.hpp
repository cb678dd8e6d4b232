// See boost/interprocess/sync/interprocess_condition.hpp.
#pragma once
#include "interprocess_condition.hpp"
