// What the process's servers and limiters have done so far, for a monitoring system.
#pragma once

#include <string>

namespace nostall {

/// The metrics of all servers, limiters and watchdogs of the process, in Prometheus's text format. It takes locks for a
/// moment, so give it to a plain handler: `app.get("/metrics", [] { return nostall::metrics(); })`. From any thread.
std::string metrics();

} // namespace nostall
