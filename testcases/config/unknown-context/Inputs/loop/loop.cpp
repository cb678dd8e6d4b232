#include <unistd.h>

// Nobody sees what becomes of the callback.
void on_change(void (*callback)());

void start() {
  on_change([] {
    ::sleep(1);
  });
}
