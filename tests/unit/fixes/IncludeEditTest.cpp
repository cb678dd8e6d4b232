// Where an include of a fix goes.
#include "fixes/Fixes.h"
#include <gtest/gtest.h>

using namespace nostall;

/// The text with the include in it, or "unchanged".
static std::string with(llvm::StringRef Text, llvm::StringRef Header) {
  const std::optional<Edit> E = includeEdit("a.cpp", Text, Header);
  if (!E)
    return "unchanged";
  EXPECT_EQ(E->File, "a.cpp");
  EXPECT_EQ(E->Begin, E->End);
  return (Text.take_front(E->Begin) + E->Text + Text.drop_front(E->End)).str();
}

TEST(IncludeEdit, GoesBehindTheLastInclude) {
  EXPECT_EQ(with("#include <a.hpp>\n#include \"b.hpp\"\n\nint x;\n",
                 "nostall/to_thread.hpp"),
            "#include <a.hpp>\n#include \"b.hpp\"\n#include "
            "<nostall/to_thread.hpp>\n\nint x;\n");
}

TEST(IncludeEdit, GoesInFrontOfTheCodeWhereThereIsNone) {
  EXPECT_EQ(with("// A file.\nint x;\n", "a.hpp"),
            "// A file.\n#include <a.hpp>\nint x;\n");
  EXPECT_EQ(with("", "a.hpp"), "#include <a.hpp>\n");
}

TEST(IncludeEdit, IsNotMadeTwice) {
  EXPECT_EQ(with("#include <nostall/to_thread.hpp>\n", "nostall/to_thread.hpp"),
            "unchanged");
  EXPECT_EQ(
      with("#  include \"nostall/to_thread.hpp\"\n", "nostall/to_thread.hpp"),
      "unchanged");
}

TEST(IncludeEdit, IsNotMadeUnderAnUmbrellaHeader) {
  EXPECT_EQ(with("#include <boost/asio.hpp>\n", "boost/asio/deferred.hpp"),
            "unchanged");
  EXPECT_NE(
      with("#include <boost/asio/ip/tcp.hpp>\n", "boost/asio/deferred.hpp"),
      "unchanged");
}

TEST(IncludeEdit, KeepsTheSpellingThatItIsGiven) {
  EXPECT_EQ(with("", "\"offload.hpp\""), "#include \"offload.hpp\"\n");
  EXPECT_EQ(with("", "<offload.hpp>"), "#include <offload.hpp>\n");
}

TEST(IncludeEdit, StaysOutOfConditions) {
  EXPECT_EQ(with("#include <a.hpp>\n#ifdef WINDOWS\n#include "
                 "<windows.h>\n#endif\nint x;\n",
                 "b.hpp"),
            "#include <a.hpp>\n#include <b.hpp>\n#ifdef WINDOWS\n#include "
            "<windows.h>\n#endif\nint x;\n");
}

TEST(IncludeEdit, StaysInsideTheIncludeGuard) {
  EXPECT_EQ(with("#ifndef A_H\n#define A_H\n#include <a.hpp>\nint x;\n#endif\n",
                 "b.hpp"),
            "#ifndef A_H\n#define A_H\n#include <a.hpp>\n#include <b.hpp>\nint "
            "x;\n#endif\n");
}

TEST(IncludeEdit, EndsALineThatLacksItsEnd) {
  EXPECT_EQ(with("#include <a.hpp>", "b.hpp"),
            "#include <a.hpp>\n#include <b.hpp>\n");
}

TEST(IncludeEdit, NeverGoesIntoBraces) {
  EXPECT_EQ(with("#include <a.hpp>\nnamespace n {\n#include \"table.inc\"\n}\n",
                 "x.hpp"),
            "#include <a.hpp>\n#include <x.hpp>\nnamespace n {\n#include "
            "\"table.inc\"\n}\n");
  EXPECT_EQ(with("extern \"C\" {\n#include \"c.h\"\n}\nint x;\n", "x.hpp"),
            "#include <x.hpp>\nextern \"C\" {\n#include \"c.h\"\n}\nint x;\n");
}

TEST(IncludeEdit, CountsNoBracesInCommentsAndLiterals) {
  for (const llvm::StringRef Text :
       {"// {\n", "/* {\n{ */\n", "char a = '{';\n", "auto b = \"{\\\"{\";\n",
        "auto c = R\"x({\"{)x\";\n", "int d = 1'000; int e{2'000};\n"})
    EXPECT_EQ(with((Text + "#include <a.hpp>\nint x;\n").str(), "x.hpp"),
              (Text + "#include <a.hpp>\n#include <x.hpp>\nint x;\n").str());
}
