// Unwinding and symbolising with libdwfl.
//
// A sleeping thread shows two of its registers, and most functions need no more: they find their caller by the stack
// pointer alone. A function that finds it by the frame pointer can be passed if a function that it called has saved
// that register; otherwise the walk stops, and goes on with the most likely value that stands on the stack.
#include "watchdog/symbolizer.hpp"
#include "watchdog/source_units.hpp"
#include "watchdog/thread_snapshot.hpp"

#include <algorithm>
#include <cstring>
#include <dwarf.h>
#include <elfutils/libdw.h>
#include <elfutils/libdwfl.h>
#include <filesystem>
#include <link.h>
#include <span>
#include <sys/auxv.h>
#include <unistd.h>

namespace nostall::detail {

namespace {

constexpr std::size_t deepest_stack = 256;

char* debug_information_path = nullptr; // the standard places
constexpr Dwfl_Callbacks dwfl_callbacks{.find_elf = dwfl_linux_proc_find_elf,
                                        .find_debuginfo = dwfl_standard_find_debuginfo,
                                        .section_address = nullptr,
                                        .debuginfo_path = &debug_information_path};

// One walk up the stack, from registers of which some may be unknown, as far as these reach.
struct walk {
  const thread_snapshot& snapshot;
  std::array<std::optional<std::uint64_t>, dwarf_registers> registers;
  std::vector<raw_frame>& frames;
  Dwfl* dwfl;
  bool begun = false;

  static walk& of(void* argument) { return **static_cast<walk**>(argument); }

  static bool get_thread(Dwfl*, pid_t, void* argument, void** thread_argument) {
    *thread_argument = argument;
    return true;
  }

  static pid_t next_thread(Dwfl*, void*, void**) { return 0; }

  static bool read(Dwfl*, Dwarf_Addr address, Dwarf_Word* result, void* argument) {
    const auto word = of(argument).snapshot.word(address);
    *result = word.value_or(0);
    return word.has_value();
  }

  static bool set_registers(Dwfl_Thread* thread, void* argument) {
    const walk& self = of(argument);
    for (std::size_t i = 0; i < dwarf_registers; ++i)
      if (self.registers[i]) {
        const Dwarf_Word word = *self.registers[i];
        if (!dwfl_thread_state_registers(thread, static_cast<int>(i), 1, &word))
          return false;
      }
    dwfl_thread_state_register_pc(thread, self.registers[dwarf_rip].value_or(0));
    return true;
  }

  static int on_frame(Dwfl_Frame* frame, void* argument) {
    walk& self = *static_cast<walk*>(argument);
    Dwarf_Addr address = 0;
    bool activation = false;
    Dwarf_Word stack_pointer = 0;
    if (!dwfl_frame_pc(frame, &address, &activation) || dwfl_frame_reg(frame, dwarf_rsp, &stack_pointer) != 0)
      return DWARF_CB_ABORT;
    const bool known = !self.frames.empty() && stack_pointer <= self.frames.back().stack_pointer;
    if (known && std::exchange(self.begun, true))
      return DWARF_CB_ABORT; // goes in circles
    self.begun = true;
    if (dwfl_addrmodule(self.dwfl, address) == nullptr)
      return DWARF_CB_ABORT; // nowhere: what led here was a wrong guess
    if (!known) // an address that a call returns to may belong to the next function; the call itself does not
      self.frames.push_back({activation ? address : address - 1, stack_pointer});
    return self.frames.size() < deepest_stack ? DWARF_CB_OK : DWARF_CB_ABORT;
  }
};

constexpr Dwfl_Thread_Callbacks thread_callbacks{.next_thread = walk::next_thread,
                                                 .get_thread = walk::get_thread,
                                                 .memory_read = walk::read,
                                                 .set_initial_registers = walk::set_registers,
                                                 .detach = nullptr,
                                                 .thread_detach = nullptr};

} // namespace

// What is loaded, as the loader knows it. Not from /proc/self/maps, as libdwfl would do it by itself: it takes files
// that are mapped only to be read, as libelf does, for parts of the libraries that they are.
int report_module(dl_phdr_info* loaded, std::size_t, void* into) {
  std::uint64_t start = ~std::uint64_t(0), end = 0;
  bool is_vdso = false;
  static const std::uint64_t vdso = getauxval(AT_SYSINFO_EHDR), page = getauxval(AT_PAGESZ);
  for (const ElfW(Phdr) & part : std::span(loaded->dlpi_phdr, loaded->dlpi_phnum))
    if (part.p_type == PT_LOAD) {
      start = std::min(start, (loaded->dlpi_addr + part.p_vaddr) & ~(page - 1));
      end = std::max(end, (loaded->dlpi_addr + part.p_vaddr + part.p_memsz + page - 1) & ~(page - 1));
      is_vdso |= start == vdso;
    }
  std::error_code error;
  const std::string file = *loaded->dlpi_name != '\0' ? loaded->dlpi_name : "/proc/self/exe";
  const std::string name = is_vdso ? "[vdso: " + std::to_string(getpid()) + "]" // as dwfl_linux_proc_find_elf takes it
                                   : std::filesystem::canonical(file, error).string();
  dwfl_report_module(static_cast<Dwfl*>(into), name.empty() ? file.c_str() : name.c_str(), start, end);
  return 0;
}

// The modules of the process, as they were when it was made.
struct symbolizer::session {
  std::unique_ptr<Dwfl, void (*)(Dwfl*)> dwfl{dwfl_begin(&dwfl_callbacks), dwfl_end};
  walk* walking = nullptr; // what the callbacks are for; libdwfl takes their argument once
  source_units units;

  session() {
    dwfl_report_begin(dwfl.get());
    dl_iterate_phdr(report_module, dwfl.get());
    dwfl_report_end(dwfl.get(), nullptr, nullptr);
    dwfl_attach_state(dwfl.get(), nullptr, getpid(), &thread_callbacks, &walking);
  }

  Dwfl_Module* module(std::uint64_t address) const { return dwfl_addrmodule(dwfl.get(), address); }

  void go(walk& further) {
    walking = &further;
    dwfl_getthread_frames(dwfl.get(), getpid(), walk::on_frame, &further);
    walking = nullptr;
  }

  // Whether a call instruction of some module comes before it.
  bool is_return_address(std::uint64_t address) const {
    std::array<unsigned char, 7> code{};
    if (module(address) == nullptr || !read_memory(address - code.size(), code.data(), code.size()))
      return false;
    return code[2] == 0xe8 || code[5] == 0xff || code[4] == 0xff || code[1] == 0xff || code[0] == 0xff;
  }

  // Where a frame pointer is likely to stand: the first word from here that points up the stack, below an address that
  // a call returns to, and to another such pair.
  std::optional<std::uint64_t> likely_frame_pointer(const thread_snapshot& snapshot, std::uint64_t from) const {
    const std::uint64_t end = snapshot.stack_pointer() + snapshot.stack.size();
    for (std::uint64_t at = from; at + 16 <= end; at += 8) {
      const std::uint64_t saved = snapshot.word(at).value_or(0);
      if (saved > at && saved + 16 <= end && is_return_address(snapshot.word(at + 8).value_or(0)) &&
          is_return_address(snapshot.word(saved + 8).value_or(0)))
        return at;
    }
    return std::nullopt;
  }
};

symbolizer::symbolizer() = default;
symbolizer::~symbolizer() = default;

// Modules are listed again when an address belongs to none: a library may have been loaded since.
symbolizer::session& symbolizer::current(std::uint64_t address) {
  if (!session_ || session_->module(address) == nullptr)
    session_ = std::make_unique<session>();
  return *session_;
}

void symbolizer::prepare() {
  symbol_at(reinterpret_cast<std::uint64_t>(&demangle));
  symbol_at(reinterpret_cast<std::uint64_t>(&getpid));
  thread_snapshot here; // the calls of this very thread
  here.registers[dwarf_rip] = reinterpret_cast<std::uint64_t>(&getpid);
  here.registers[dwarf_rsp] = reinterpret_cast<std::uint64_t>(&here);
  unwind(here);
}

std::vector<raw_frame> symbolizer::unwind(const thread_snapshot& snapshot) {
  std::vector<raw_frame> frames;
  if (!snapshot.registers[dwarf_rip])
    return frames;
  session& process = current(*snapshot.registers[dwarf_rip]);
  walk walking{snapshot, snapshot.registers, frames, process.dwfl.get()};
  process.go(walking);
  for (std::size_t known = 0; known < frames.size() && frames.size() < deepest_stack;) {
    known = frames.size();
    walk further{snapshot, {}, frames, process.dwfl.get()};
    further.registers[dwarf_rip] = frames.back().address;
    further.registers[dwarf_rsp] = frames.back().stack_pointer;
    further.registers[dwarf_rbp] = process.likely_frame_pointer(snapshot, frames.back().stack_pointer);
    if (further.registers[dwarf_rbp])
      process.go(further);
  }
  return frames;
}

symbol symbolizer::symbol_at(std::uint64_t address) {
  symbol found;
  Dwfl_Module* const module = current(address).module(address);
  if (module == nullptr)
    return found;
  GElf_Off offset = 0;
  GElf_Sym entry{};
  const char* const name = dwfl_module_addrinfo(module, address, &offset, &entry, nullptr, nullptr, nullptr);
  if (name == nullptr)
    return found;
  const std::string_view text = std::string_view(name).substr(0, std::string_view(name).find('@')); // a version
  found.start = address - offset;
  found.coroutine = text.find(".actor") != text.npos || text.ends_with(".resume");
  found.name = qualified_name(demangle(std::string(text.substr(0, text.find(".resume"))).c_str()));
  return found;
}

namespace {

const char* linkage_name(Dwarf_Die& scope) {
  Dwarf_Attribute attribute;
  return dwarf_formstring(dwarf_attr_integrate(&scope, DW_AT_linkage_name, &attribute));
}

// With the names of what it stands in. Functions of local types and of unnamed namespaces have no linkage name, which
// would say so at once; finding what a declaration stands in takes a walk through its unit.
std::string full_name(Dwarf_Die die) {
  if (const char* const linkage = linkage_name(die))
    return qualified_name(demangle(linkage));
  const char* const own = dwarf_diename(&die);
  const std::string name = own != nullptr ? own : "";
  Dwarf_Attribute attribute;
  for (const unsigned link : {unsigned(DW_AT_abstract_origin), unsigned(DW_AT_specification)})
    if (Dwarf_Die target; dwarf_formref_die(dwarf_attr(&die, link, &attribute), &target) != nullptr)
      die = target;
  Dwarf_Die* around = nullptr;
  const int count = dwarf_getscopes_die(&die, &around);
  std::string outer;
  for (int i = 1; i < count && outer.empty() && dwarf_tag(&around[i]) != DW_TAG_compile_unit; ++i)
    outer = full_name(around[i]);
  std::free(around);
  return outer.empty() || name.empty() ? outer + name : outer + "::" + name;
}

// The name of what was inlined here; in full only for the program's own functions.
std::string name_of(Dwarf_Die& scope, const stack_frame& frame) {
  if (linkage_name(scope) != nullptr || !is_library_file(frame.file))
    return full_name(scope);
  const char* const own = dwarf_diename(&scope);
  return own != nullptr ? own : "";
}

unsigned number(Dwarf_Die& scope, unsigned kind) {
  Dwarf_Attribute attribute;
  Dwarf_Word value = 0;
  return dwarf_formudata(dwarf_attr(&scope, kind, &attribute), &value) == 0 ? static_cast<unsigned>(value) : 0;
}

// Puts the place of the call by which `scope` was inlined into `frame`.
void place_of_call(Dwarf_Die& unit, Dwarf_Die& scope, stack_frame& frame) {
  Dwarf_Files* files = nullptr;
  std::size_t count = 0;
  const unsigned file = number(scope, DW_AT_call_file);
  const char* name = nullptr;
  if (dwarf_getsrcfiles(&unit, &files, &count) == 0 && file < count)
    name = dwarf_filesrc(files, file, nullptr, nullptr);
  frame.file = name != nullptr ? name : "";
  frame.line = number(scope, DW_AT_call_line);
  frame.column = number(scope, DW_AT_call_column);
}

} // namespace

std::vector<stack_frame> symbolizer::describe(std::uint64_t address) {
  const symbol outermost = symbol_at(address);
  std::vector<stack_frame> frames;
  stack_frame frame;
  frame.address = address;
  session& process = current(address);
  if (const auto [unit, bias] = process.units.at(process.module(address), address); unit != nullptr) {
    if (Dwarf_Line* const line = dwarf_getsrc_die(unit, address - bias)) {
      int number = 0, column = 0;
      if (const char* file = dwarf_linesrc(line, nullptr, nullptr))
        frame.file = file;
      dwarf_lineno(line, &number);
      dwarf_linecol(line, &column);
      frame.line = static_cast<unsigned>(number);
      frame.column = static_cast<unsigned>(column);
    }
    Dwarf_Die* innermost = nullptr;
    Dwarf_Die* scopes = nullptr;
    int count = dwarf_getscopes(unit, address - bias, &innermost);
    if (count > 0) // the list of these leads from an inlined function to where it was defined; wanted is who called it
      count = dwarf_getscopes_die(&innermost[0], &scopes);
    for (int i = 0; i < count && dwarf_tag(&scopes[i]) != DW_TAG_subprogram; ++i)
      if (dwarf_tag(&scopes[i]) == DW_TAG_inlined_subroutine) {
        frame.function = name_of(scopes[i], frame);
        frames.push_back(frame);
        place_of_call(*unit, scopes[i], frame);
      }
    std::free(innermost);
    std::free(scopes);
  }
  frame.function = outermost.name;
  frame.coroutine = outermost.coroutine;
  frames.push_back(frame);
  return frames;
}

} // namespace nostall::detail
