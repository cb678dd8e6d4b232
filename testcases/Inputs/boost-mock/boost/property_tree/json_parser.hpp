// See boost/property_tree/ptree.hpp.
#pragma once
#include "ptree.hpp"
