// RUN: %nostall dump --graph --function 'takes' %s -- -std=c++20 | %filecheck %s --check-prefix=TAKES
// RUN: %nostall dump --graph --function 'gives' %s -- -std=c++20 | %filecheck %s --check-prefix=GIVES
// RUN: %nostall dump --graph --function '*Derived*' %s -- -std=c++20 | %filecheck %s --check-prefix=MEMBERS
// What nobody spelled: a parameter by value ends in its function, the last owner too when control falls off the end;
// a default argument's calls are the caller's; implicit members have the calls that their class implies.
struct Owner {
  Owner(int);
  Owner(const Owner &);
  ~Owner();
};
int now();

void takes(Owner by_value, int when = now()) {
  if (when)
    return;
}
// TAKES: exit
// TAKES-NEXT: destroy Owner by_value
// TAKES-NOT: destroy Owner by_value
// TAKES: unwound
// TAKES-NEXT: destroy Owner by_value

void gives() { takes(Owner(1)); }
// GIVES: [[MADE:s[0-9]+]] construct Owner::Owner (1)
// GIVES-NEXT: [[NOW:s[0-9]+]] call now () [perhaps]
// GIVES-NEXT: call takes ([[MADE]], default [[NOW]])
// GIVES-NEXT: destroy Owner [[MADE]] [the callee's]

struct Base {
  ~Base();
};
struct Derived : Base {
  Owner first = Owner(1), second = Owner(now());
};
template <class T> struct Holder {
  T *held;
  ~Holder() { delete held; }
};
void holds(Holder<Derived> &holder) { holder.~Holder(); }
// MEMBERS-LABEL: function Derived::~Derived()
// MEMBERS: destroy Owner this.second
// MEMBERS-NEXT: destroy Owner this.first
// MEMBERS-NEXT: destroy Base this
