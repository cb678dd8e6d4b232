// Boost.Beast in miniature.
#pragma once
#include "beast/core.hpp"
#include "beast/http.hpp"
#include "beast/websocket.hpp"
