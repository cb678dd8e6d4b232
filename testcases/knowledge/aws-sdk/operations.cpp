// RUN: %check_both %s -- -std=c++20
// An operation waits for the answer; its other forms hand the request to a thread of the client's executor.
#include "aws-sdk/aws/s3/S3Client.h"
#include "awaitable.hpp"
#include <unistd.h>
using boost::asio::awaitable;
using namespace Aws::S3;

awaitable<void> bad(const S3Client &client, const Model::PutObjectRequest &upload) {
  Model::GetObjectRequest request;
  request.SetBucket("pictures");
  Model::GetObjectOutcome picture = client.GetObject(request);
  // CHECK: :[[@LINE-1]]:37: warning: 'Aws::S3::S3Client::GetObject' blocks the event loop in coroutine 'bad'; use the operation's '...Async' form
  client.PutObject(upload);
  // CHECK: :[[@LINE-1]]:3: warning: 'Aws::S3::S3Client::PutObject' blocks the event loop in coroutine 'bad'
  client.GetObjectCallable(request).get();
  // CHECK: :[[@LINE-1]]:3: warning: 'std::future::get' blocks the event loop in coroutine 'bad'
  co_return;
}

awaitable<void> good(S3Client &client, const Model::GetObjectRequest &request, const Model::PutObjectRequest &upload) {
  client.OverrideEndpoint("backend");
  auto stored = client.PutObjectCallable(upload);
  auto picture = client.GetObjectCallable(request);
  client.GetObjectAsync(request, [](const S3Client *, const Model::GetObjectRequest &, Model::GetObjectOutcome,
                                    const std::shared_ptr<const Aws::Client::AsyncCallerContext> &) { ::sleep(1); });
  co_return;
}
