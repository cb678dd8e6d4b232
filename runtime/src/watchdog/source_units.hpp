// Which compilation unit's debug information an address belongs to. libdwfl looks this up in a table that g++ writes
// and clang does not (.debug_aranges), so units that are not in it are found by the ranges that they say they cover.
#pragma once

#include <cstdint>
#include <elfutils/libdwfl.h>
#include <map>
#include <vector>

namespace nostall::detail {

// For the modules of one Dwfl, which must outlive it. Not for several threads at a time.
class source_units {
public:
  struct found {
    Dwarf_Die* unit = nullptr; // null: the module has no debug information about the address
    Dwarf_Addr bias = 0;       // addresses of the process are this much higher than the unit's
  };

  found at(Dwfl_Module* module, std::uint64_t address);

private:
  struct range {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    found belongs_to;
  };

  static std::vector<range> read(Dwfl_Module* module);

  std::map<Dwfl_Module*, std::vector<range>> ranges_; // by their beginning; read when the table lacks an address
};

} // namespace nostall::detail
