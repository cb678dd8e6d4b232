// What the sanitizers are told: the first report ends the tests, and what they
// cannot see through is no report.
#if defined(__SANITIZE_THREAD__)
extern "C" const char* __tsan_default_options();
extern "C" const char* __tsan_default_suppressions();

extern "C" const char* __tsan_default_options() { return "halt_on_error=1"; }

// Asio orders the destruction of a shared executor with a fence, which
// ThreadSanitizer does not follow.
extern "C" const char* __tsan_default_suppressions() {
  return "race:boost::asio::execution::detail::any_executor_base::destroy_"
         "shared\n";
}
#endif
