// See source_units.hpp.
#include "watchdog/source_units.hpp"

#include <algorithm>
#include <elfutils/libdw.h>

namespace nostall::detail {

source_units::found source_units::at(Dwfl_Module* module, std::uint64_t address) {
  found known;
  if (module == nullptr)
    return known;
  known.unit = dwfl_module_addrdie(module, address, &known.bias);
  if (known.unit != nullptr)
    return known;
  auto entry = ranges_.find(module);
  if (entry == ranges_.end())
    entry = ranges_.emplace(module, read(module)).first;
  const std::vector<range>& all = entry->second;
  auto after = std::ranges::upper_bound(all, address, {}, &range::begin);
  if (after == all.begin() || address >= std::prev(after)->end)
    return {};
  return std::prev(after)->belongs_to;
}

std::vector<source_units::range> source_units::read(Dwfl_Module* module) {
  std::vector<range> all;
  found each;
  while ((each.unit = dwfl_module_nextcu(module, each.unit, &each.bias)) != nullptr) {
    Dwarf_Addr base = 0, begin = 0, end = 0;
    for (std::ptrdiff_t next = 0; (next = dwarf_ranges(each.unit, next, &base, &begin, &end)) > 0;)
      if (begin != 0 && begin < end) // functions that the linker left out begin at 0
        all.push_back({begin + each.bias, end + each.bias, each});
  }
  std::ranges::sort(all, {}, &range::begin);
  return all;
}

} // namespace nostall::detail
