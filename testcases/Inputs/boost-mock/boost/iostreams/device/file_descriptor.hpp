// See boost/iostreams/device/file.hpp.
#pragma once
#include "file.hpp"
