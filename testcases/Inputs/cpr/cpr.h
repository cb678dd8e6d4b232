// The declarations of cpr 1.10 that cpr.yaml names, each in the class that declares it.
#pragma once
#include <chrono>
#include <fstream>
#include <future>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace cpr {
class Url {
public:
  Url(const char *url);
};
struct Response {
  long status_code;
  std::string text;
};

template <typename T, bool Cancellable = false> class AsyncWrapper {
public:
  T get();
  void wait() const;
  bool valid() const noexcept;
  template <class Rep, class Period> std::future_status wait_for(const std::chrono::duration<Rep, Period> &time) const;
  template <class Clock, class Duration>
  std::future_status wait_until(const std::chrono::time_point<Clock, Duration> &time) const;
};
using AsyncResponse = AsyncWrapper<Response>;

class Session : public std::enable_shared_from_this<Session> {
public:
  Session();
  ~Session();
  void SetUrl(const Url &url);
  Response Get();
  Response Head();
  Response Post();
  Response Put();
  Response Patch();
  Response Delete();
  Response Options();
  Response Download(std::ofstream &file);
  long GetDownloadFileLength();
  AsyncResponse GetAsync();
  AsyncResponse HeadAsync();
  AsyncResponse PostAsync();
  AsyncResponse PutAsync();
  AsyncResponse PatchAsync();
  AsyncResponse DeleteAsync();
  AsyncResponse OptionsAsync();
  AsyncResponse DownloadAsync(std::ofstream &file);
  template <typename Then> void GetCallback(Then then) { call(then); }
  template <typename Then> void HeadCallback(Then then) { call(then); }
  template <typename Then> void PostCallback(Then then) { call(then); }
  template <typename Then> void PutCallback(Then then) { call(then); }
  template <typename Then> void PatchCallback(Then then) { call(then); }
  template <typename Then> void DeleteCallback(Then then) { call(then); }
  template <typename Then> void OptionsCallback(Then then) { call(then); }

private:
  template <typename Then> void call(Then then) { then(Response()); }
};

class MultiPerform {
public:
  std::vector<Response> Get();
  std::vector<Response> Head();
  std::vector<Response> Post();
  std::vector<Response> Put();
  std::vector<Response> Patch();
  std::vector<Response> Delete();
  std::vector<Response> Options();
  template <typename... T> std::vector<Response> Download(T... destinations);
  std::vector<Response> Perform();
  void AddSession(std::shared_ptr<Session> &session);
};

template <typename... T> Response Get(T &&...options);
template <typename... T> Response Head(T &&...options);
template <typename... T> Response Post(T &&...options);
template <typename... T> Response Put(T &&...options);
template <typename... T> Response Patch(T &&...options);
template <typename... T> Response Delete(T &&...options);
template <typename... T> Response Options(T &&...options);
template <typename... T> Response Download(std::ofstream &file, T &&...options);

template <typename... T> AsyncResponse GetAsync(T... options);
template <typename... T> AsyncResponse HeadAsync(T... options);
template <typename... T> AsyncResponse PostAsync(T... options);
template <typename... T> AsyncResponse PutAsync(T... options);
template <typename... T> AsyncResponse PatchAsync(T... options);
template <typename... T> AsyncResponse DeleteAsync(T... options);
template <typename... T> AsyncResponse OptionsAsync(T... options);
template <typename... T> AsyncResponse DownloadAsync(std::string path, T... options);

template <typename Then, typename... T> void GetCallback(Then then, T...) { then(Response()); }
template <typename Then, typename... T> void HeadCallback(Then then, T...) { then(Response()); }
template <typename Then, typename... T> void PostCallback(Then then, T...) { then(Response()); }
template <typename Then, typename... T> void PutCallback(Then then, T...) { then(Response()); }
template <typename Then, typename... T> void PatchCallback(Then then, T...) { then(Response()); }
template <typename Then, typename... T> void DeleteCallback(Then then, T...) { then(Response()); }
template <typename Then, typename... T> void OptionsCallback(Then then, T...) { then(Response()); }
template <class Function, class... T> void async(Function &&function, T &&...arguments) {
  std::forward<Function>(function)(std::forward<T>(arguments)...);
}

template <typename... T> std::vector<Response> MultiGet(T &&...requests);
template <typename... T> std::vector<Response> MultiDelete(T &&...requests);
template <typename... T> std::vector<Response> MultiPut(T &&...requests);
template <typename... T> std::vector<Response> MultiHead(T &&...requests);
template <typename... T> std::vector<Response> MultiOptions(T &&...requests);
template <typename... T> std::vector<Response> MultiPatch(T &&...requests);
template <typename... T> std::vector<Response> MultiPost(T &&...requests);
template <typename... T> std::vector<AsyncResponse> MultiGetAsync(T &&...requests);
template <typename... T> std::vector<AsyncResponse> MultiDeleteAsync(T &&...requests);
template <typename... T> std::vector<AsyncResponse> MultiPutAsync(T &&...requests);
template <typename... T> std::vector<AsyncResponse> MultiHeadAsync(T &&...requests);
template <typename... T> std::vector<AsyncResponse> MultiOptionsAsync(T &&...requests);
template <typename... T> std::vector<AsyncResponse> MultiPatchAsync(T &&...requests);
template <typename... T> std::vector<AsyncResponse> MultiPostAsync(T &&...requests);
} // namespace cpr
