// See boost/beast.hpp.
#pragma once
#include "../core.hpp"
