// See boost/iostreams/device/file.hpp.
#pragma once
#include "device/file.hpp"
