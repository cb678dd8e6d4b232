// What MySQL Connector/C++ 1.1 declares in mysql_driver.h, as far as knowledge
// speaks of it.
#pragma once
#include "cppconn/driver.h"

namespace sql::mysql {
class MySQL_Driver : public sql::Driver {
public:
  MySQL_Driver();
  sql::Connection *connect(const sql::SQLString &hostName, const sql::SQLString &userName,
                           const sql::SQLString &password);
  sql::Connection *connect(sql::ConnectOptionsMap &options);
  void threadInit();
};
MySQL_Driver *get_driver_instance();
static inline MySQL_Driver *get_mysql_driver_instance() { return get_driver_instance(); }
} // namespace sql::mysql
