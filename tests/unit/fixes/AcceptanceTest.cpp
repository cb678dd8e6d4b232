// Edits that accept a finding.
#include "fixes/Acceptance.h"
#include <gtest/gtest.h>

using namespace nostall;

static std::string with(llvm::StringRef Text, llvm::ArrayRef<Edit> Edits) {
  std::string Result = Text.str();
  for (const Edit &E : llvm::reverse(Edits))
    Result.replace(E.Begin, E.End - E.Begin, E.Text);
  return Result;
}

static std::string suppressed(llvm::StringRef Text, llvm::StringRef At) {
  const Location Place = {"a.cpp", 0, 0, static_cast<unsigned>(Text.find(At))};
  return with(Text, suppression("nostall-blocking-call", Place, Text));
}

TEST(Suppression, StandsAboveTheLineWithItsIndentation) {
  EXPECT_EQ(suppressed("void f() {\n  nap();\n}\n", "nap"),
            "void f() {\n  // NOLINTNEXTLINE(nostall-blocking-call): say why\n "
            " nap();\n}\n");
  EXPECT_EQ(suppressed("nap();", "nap"),
            "// NOLINTNEXTLINE(nostall-blocking-call): say why\nnap();");
}

TEST(Suppression, DoesNotBreakALineThatGoesOn) {
  EXPECT_EQ(suppressed("#define NAP \\\n  nap()\n", "nap()"),
            "#define NAP \\\n  nap()\n");
  EXPECT_EQ(suppressed("#define NAP \\\r\n  nap()\r\n", "nap()"),
            "#define NAP \\\r\n  nap()\r\n");
}

TEST(Allowance, MarksTheDeclarationAndBringsItsHeader) {
  EXPECT_EQ(
      with("#include <a.hpp>\nvoid nap();\n",
           allowance("a.cpp", "#include <a.hpp>\nvoid nap();\n", 17, false)),
      "#include <a.hpp>\n#include "
      "<nostall/annotations.hpp>\nNOSTALL_ALLOW_BLOCKING(\"say why\") void "
      "nap();\n");
  EXPECT_EQ(with("void nap();\n", allowance("a.cpp", "void nap();\n", 0, true)),
            "NOSTALL_ALLOW_BLOCKING(\"say why\") void nap();\n");
}
