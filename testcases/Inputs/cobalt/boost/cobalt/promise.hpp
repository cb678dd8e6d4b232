// See boost/cobalt.hpp.
#pragma once
#include "../cobalt.hpp"
