// TLS, as far as a server configures it.
#pragma once

#include <boost/asio/ssl/context.hpp>
#include <memory>
#include <nostall/settings.hpp>

namespace nostall::detail {

// Null if the settings name no certificate. Throws boost::system::system_error if the files cannot be used.
std::unique_ptr<boost::asio::ssl::context> make_tls_context(const settings& how);

} // namespace nostall::detail
