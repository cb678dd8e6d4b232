"""How programs that are built with sanitizers (the preset checker-sanitizers) run in tests."""

OPTIONS = {
    # An abort is no exit status of nostall's. LLVM's allocators poison memory in code that is inlined here, and do not
    # take that back in the libraries, which are built without. The end of a process frees what one file needed.
    "ASAN_OPTIONS": "abort_on_error=1:allow_user_poisoning=0:detect_leaks=0",
    "UBSAN_OPTIONS": "abort_on_error=1:print_stacktrace=1",
}
