// What the sanitizers are told: the first report ends the tests, and what they cannot see through is no report.
#if defined(__SANITIZE_THREAD__)
extern "C" const char* __tsan_default_options();
extern "C" const char* __tsan_default_suppressions();

extern "C" const char* __tsan_default_options() { return "halt_on_error=1"; }

// Asio orders the destruction of a shared executor with a fence, which ThreadSanitizer does not follow; and exceptions
// are counted in libstdc++.so, which is not compiled for it. Names there are as the linker has them.
extern "C" const char* __tsan_default_suppressions() {
  return "race:boost::asio::execution::detail::any_executor_base::destroy_shared\n"
         "race:std::__exception_ptr::exception_ptr::_M_release\n"
         "race:exception_ptr10_M_release\n";
}
#endif
