// See boost/interprocess/mapped_region.hpp.
#pragma once
#include "mapped_region.hpp"
