#include <unistd.h>

// Nobody sees what becomes of the callback.
void on_change(void (*callback)());

void watch() {
  on_change([] {
    ::sleep(1);
  });
}
