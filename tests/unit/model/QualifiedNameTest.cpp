// What a function's name says of it.
#include "model/QualifiedName.h"
#include <gtest/gtest.h>

using namespace nostall;

TEST(QualifiedName, SaysWhatKindOfFunctionItIs) {
  for (const char *Name : {"main", "ns::f", "ns::operators::f", "operated",
                           "a::operator_of", "std::thread::join", ""})
    EXPECT_EQ(formOf(Name), NameForm::Function) << Name;
  for (const char *Name : {"lambda", "lambda in main", "lambda in a::a"})
    EXPECT_EQ(formOf(Name), NameForm::Lambda) << Name;
  for (const char *Name : {"a::a", "ns::a::a", "std::lock_guard::lock_guard"})
    EXPECT_EQ(formOf(Name), NameForm::Constructor) << Name;
  for (const char *Name : {"a::~a", "std::jthread::~jthread"})
    EXPECT_EQ(formOf(Name), NameForm::Destructor) << Name;
  for (const char *Name :
       {"operator<<", "a::operator()", "std::operator>>", "a::operator bool",
        "a::operator std::string", "a::operator new"})
    EXPECT_EQ(formOf(Name), NameForm::Operator) << Name;
}

TEST(QualifiedName, ScopeIsWhatStandsBeforeTheOwnName) {
  EXPECT_EQ(scopeOf("main"), "");
  EXPECT_EQ(scopeOf("operator<<"), "");
  EXPECT_EQ(scopeOf("a::b::f"), "a::b");
  EXPECT_EQ(scopeOf("a::~a"), "a");
  EXPECT_EQ(scopeOf("a::operator std::string"), "a");
  EXPECT_EQ(scopeOf("lambda in a::b::f"), "a::b");
  EXPECT_EQ(scopeOf("lambda in main"), "");
}
