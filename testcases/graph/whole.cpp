// RUN: %nostall dump --graph --whole %s -- -std=c++20 | %filecheck %s
// A whole unit has the tables too, and says what names alone do not: types as written, numbers of enumerators, which of
// two things with one name.
enum class Mode { slow, fast };
struct File {
  explicit File(const char *, Mode);
  ~File();
  int descriptor;
};
int size(int);
int size(const File &);

int whole(const char *name) {
  int n = size(1);
  {
    int n = size(File(name, Mode::fast));
    size(n);
  }
  return n;
}
// CHECK-DAG: type number int
// CHECK-DAG: type pointer const char *{{$}}
// CHECK-DAG: type class File [complete]
// CHECK-DAG: type enumeration Mode{{$}}
// CHECK-DAG: variable parameter name: const char * of whole {{.*}}whole.cpp:13:23@
// CHECK-DAG: variable local n: int of whole {{.*}}whole.cpp:14:7@
// CHECK-DAG: variable local n: int of whole {{.*}}whole.cpp:16:9@
// CHECK: function whole(name: const char *) -> int {{.*}}whole.cpp:13:5@
// CHECK-NEXT: id {{[0-9a-f]+$}}
// CHECK-NEXT: b0: entry
// CHECK-NEXT: s0 call size (1: int) 14:11@
// CHECK-NEXT: s1 initialise n := s0 -> int 14:7@
// CHECK-NEXT: s2 construct File::File (name: const char *, Mode::fast=1: Mode) 16:18@
// CHECK-NEXT: s3 call size#2 (s2: File) 16:13@
// CHECK-NEXT: s4 initialise n#2 := s3 -> int
// CHECK-NEXT: destroy File s2
// CHECK-NEXT: call size (n#2: int)
// CHECK-NEXT: return n -> int
// CHECK: function File::File(const char *, Mode) -> void [constructor] {{.*}}whole.cpp:6:12@
// CHECK: function size(const File &) -> int
