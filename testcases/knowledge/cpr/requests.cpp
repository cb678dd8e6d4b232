// RUN: %check_both %s -- -std=c++20
// The plain verbs block; the asynchronous ones run on cpr's thread pool, and only the wait for them blocks.
#include "awaitable.hpp"
#include "cpr/cpr.h"
#include <unistd.h>
using boost::asio::awaitable;

awaitable<void> bad_verbs(cpr::Url url, std::ofstream &file) {
  cpr::Get(url);
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::Get' blocks the event loop in coroutine 'bad_verbs'
  cpr::Head(url);
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::Head' blocks the event loop in coroutine 'bad_verbs'
  cpr::Post(url);
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::Post' blocks the event loop in coroutine 'bad_verbs'
  cpr::Put(url);
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::Put' blocks the event loop in coroutine 'bad_verbs'
  cpr::Patch(url);
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::Patch' blocks the event loop in coroutine 'bad_verbs'
  cpr::Delete(url);
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::Delete' blocks the event loop in coroutine 'bad_verbs'
  cpr::Options(url);
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::Options' blocks the event loop in coroutine 'bad_verbs'
  cpr::Download(file, url);
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::Download' blocks the event loop in coroutine 'bad_verbs'
  cpr::MultiGet(url);
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::MultiGet' blocks the event loop in coroutine 'bad_verbs'
  cpr::MultiDelete(url);
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::MultiDelete' blocks the event loop in coroutine 'bad_verbs'
  cpr::MultiPut(url);
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::MultiPut' blocks the event loop in coroutine 'bad_verbs'
  cpr::MultiHead(url);
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::MultiHead' blocks the event loop in coroutine 'bad_verbs'
  cpr::MultiOptions(url);
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::MultiOptions' blocks the event loop in coroutine 'bad_verbs'
  cpr::MultiPatch(url);
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::MultiPatch' blocks the event loop in coroutine 'bad_verbs'
  cpr::MultiPost(url);
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::MultiPost' blocks the event loop in coroutine 'bad_verbs'
  co_return;
}

awaitable<void> bad_session(std::ofstream &file) {
  cpr::Session session;
  session.Get();
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::Session::Get' blocks the event loop in coroutine 'bad_session'
  session.Head();
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::Session::Head' blocks the event loop in coroutine 'bad_session'
  session.Post();
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::Session::Post' blocks the event loop in coroutine 'bad_session'
  session.Put();
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::Session::Put' blocks the event loop in coroutine 'bad_session'
  session.Patch();
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::Session::Patch' blocks the event loop in coroutine 'bad_session'
  session.Delete();
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::Session::Delete' blocks the event loop in coroutine 'bad_session'
  session.Options();
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::Session::Options' blocks the event loop in coroutine 'bad_session'
  session.Download(file);
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::Session::Download' blocks the event loop in coroutine 'bad_session'
  session.GetDownloadFileLength();
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::Session::GetDownloadFileLength' blocks the event loop in coroutine 'bad_session'
  co_return;
}

awaitable<void> bad_multi(cpr::MultiPerform &multi) {
  multi.Get();
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::MultiPerform::Get' blocks the event loop in coroutine 'bad_multi'
  multi.Head();
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::MultiPerform::Head' blocks the event loop in coroutine 'bad_multi'
  multi.Post();
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::MultiPerform::Post' blocks the event loop in coroutine 'bad_multi'
  multi.Put();
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::MultiPerform::Put' blocks the event loop in coroutine 'bad_multi'
  multi.Patch();
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::MultiPerform::Patch' blocks the event loop in coroutine 'bad_multi'
  multi.Delete();
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::MultiPerform::Delete' blocks the event loop in coroutine 'bad_multi'
  multi.Options();
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::MultiPerform::Options' blocks the event loop in coroutine 'bad_multi'
  multi.Download(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::MultiPerform::Download' blocks the event loop in coroutine 'bad_multi'
  multi.Perform();
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::MultiPerform::Perform' blocks the event loop in coroutine 'bad_multi'
  co_return;
}

awaitable<void> bad_wait(cpr::AsyncResponse &response, std::chrono::steady_clock::time_point deadline) {
  response.get();
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::AsyncWrapper::get' blocks the event loop in coroutine 'bad_wait'
  response.wait();
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::AsyncWrapper::wait' blocks the event loop in coroutine 'bad_wait'
  response.wait_for(std::chrono::seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::AsyncWrapper::wait_for' blocks the event loop in coroutine 'bad_wait'
  response.wait_until(deadline);
  // CHECK: :[[@LINE-1]]:3: warning: 'cpr::AsyncWrapper::wait_until' blocks the event loop in coroutine 'bad_wait'
  co_return;
}

awaitable<void> good_wait(cpr::AsyncResponse &response) {
  response.wait_for(std::chrono::seconds(0));
  (void)response.valid();
  co_return;
}

awaitable<void> good_async(cpr::Url url, cpr::Session &session, std::ofstream &file) {
  cpr::GetAsync(url), cpr::HeadAsync(url), cpr::PostAsync(url), cpr::PutAsync(url);
  cpr::PatchAsync(url), cpr::DeleteAsync(url), cpr::OptionsAsync(url), cpr::DownloadAsync("picture.png", url);
  cpr::MultiGetAsync(url), cpr::MultiDeleteAsync(url), cpr::MultiPutAsync(url), cpr::MultiHeadAsync(url);
  cpr::MultiOptionsAsync(url), cpr::MultiPatchAsync(url), cpr::MultiPostAsync(url);
  session.SetUrl(url);
  session.GetAsync(), session.HeadAsync(), session.PostAsync(), session.PutAsync();
  session.PatchAsync(), session.DeleteAsync(), session.OptionsAsync(), session.DownloadAsync(file);
  co_return;
}

// The callbacks run on the pool's threads and may block there.
awaitable<void> good_callbacks(cpr::Url url, cpr::Session &session) {
  auto then = [](cpr::Response) { ::sleep(1); };
  cpr::GetCallback(then, url), cpr::HeadCallback(then, url), cpr::PostCallback(then, url);
  cpr::PutCallback(then, url), cpr::PatchCallback(then, url), cpr::DeleteCallback(then, url);
  cpr::OptionsCallback(then, url);
  session.GetCallback(then), session.HeadCallback(then), session.PostCallback(then), session.PutCallback(then);
  session.PatchCallback(then), session.DeleteCallback(then), session.OptionsCallback(then);
  cpr::async([] { ::sleep(1); });
  co_return;
}
