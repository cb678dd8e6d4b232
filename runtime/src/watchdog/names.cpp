// Names of functions for people: demangled, without return type, arguments and what compilers append to clones.
#include "watchdog/symbolizer.hpp"

#include <cstdlib>
#include <cxxabi.h>
#include <string_view>

namespace nostall::detail {

namespace {

// What stands in parentheses and is part of a name all the same.
std::size_t atom_at(std::string_view text) {
  for (const std::string_view atom : {"(anonymous namespace)", "operator()", "decltype(auto)"})
    if (text.starts_with(atom))
      return atom.size();
  return 0;
}

// "{lambda(int)#1}", "{unnamed type#1}": to the brace that closes it.
std::size_t braces_at(std::string_view text) {
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    depth += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
    if (depth == 0)
      return i + 1;
  }
  return text.size();
}

} // namespace

bool is_library_file(const std::string& file) {
  for (const char* const folder : {"/boost/", "/include/c++/", "/elfutils/", "/sysdeps/"})
    if (file.find(folder) != file.npos)
      return true;
  return file.starts_with("./"); // the C library's own sources
}

std::string demangle(const char* name) {
  int status = 0;
  const std::unique_ptr<char, void (*)(void*)> text(abi::__cxa_demangle(name, nullptr, nullptr, &status), std::free);
  return status == 0 ? text.get() : name;
}

// Arguments that are followed by `::` belong to an enclosing function: "f(int)::{lambda()#1}::operator()" is a name.
std::string qualified_name(const std::string& demangled) {
  std::string name;
  int angles = 0;
  const std::string_view text = demangled;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    if (const std::size_t atom = rest.front() == '{' ? braces_at(rest) : atom_at(rest)) {
      name += rest.substr(0, atom);
      i += atom;
    } else if (rest.front() == '(' && angles == 0) {
      int depth = 0;
      std::size_t end = 0;
      do
        depth += rest[end] == '(' ? 1 : rest[end] == ')' ? -1 : 0;
      while (++end < rest.size() && depth > 0);
      std::size_t next = rest.substr(end).starts_with(" const::") ? end + 6 : end;
      if (!rest.substr(next).starts_with("::"))
        break;
      i += next;
    } else if (rest.front() == ' ' && angles == 0 && !name.ends_with("operator")) {
      if (rest.starts_with(" [clone"))
        break;
      name.clear(); // it was the return type
      ++i;
    } else {
      angles += rest.front() == '<' ? 1 : rest.front() == '>' ? -1 : 0;
      name += rest.front();
      ++i;
    }
  }
  if (const std::size_t clone = name.find(".actor"); clone != std::string::npos)
    name.resize(clone);
  return name;
}

} // namespace nostall::detail
