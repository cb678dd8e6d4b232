# Writes OUTPUT, the table of all rules, from the names of the files RULES: nostall-NAME.cpp defines the rule
# nostall::rules::nostall_NAME. Called by the build.
set(DECLARATIONS "")
set(ENTRIES "")
foreach(FILE IN LISTS RULES)
  get_filename_component(NAME ${FILE} NAME_WE)
  string(REPLACE "-" "_" NAME ${NAME})
  string(APPEND DECLARATIONS "extern const Rule ${NAME};\n")
  string(APPEND ENTRIES "    &rules::${NAME},\n")
endforeach()
file(WRITE ${OUTPUT} "// Written by the build from the names of the rules' files.
#include \"rules/Rules.h\"
namespace nostall {
namespace rules {
${DECLARATIONS}} // namespace rules
llvm::ArrayRef<const Rule *> allRules() {
  static constexpr const Rule *Table[] = {
${ENTRIES}  };
  return Table;
}
llvm::ArrayRef<RuleName> ruleNames() {
  static const std::vector<RuleName> Names = [] {
    std::vector<RuleName> All;
    for (const Rule *R : allRules())
      All.push_back({R->Name, R->OnByDefault});
    return All;
  }();
  return Names;
}
} // namespace nostall
")
