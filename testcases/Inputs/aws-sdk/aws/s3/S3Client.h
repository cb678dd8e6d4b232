// What the AWS SDK for C++ declares in aws/s3/S3Client.h, as far as knowledge speaks of it.
#pragma once
#include <functional>
#include <future>
#include <memory>
#include <string>

namespace Aws {
namespace Client {
class AsyncCallerContext;
} // namespace Client

namespace S3 {
namespace Model {
class GetObjectRequest {
public:
  void SetBucket(const std::string &value);
};
class PutObjectRequest {};
class GetObjectOutcome {};
class PutObjectOutcome {};
using GetObjectOutcomeCallable = std::future<GetObjectOutcome>;
using PutObjectOutcomeCallable = std::future<PutObjectOutcome>;
} // namespace Model

class S3Client;
using GetObjectResponseReceivedHandler =
    std::function<void(const S3Client *, const Model::GetObjectRequest &, Model::GetObjectOutcome,
                       const std::shared_ptr<const Aws::Client::AsyncCallerContext> &)>;

class S3Client {
public:
  S3Client();
  virtual ~S3Client();
  virtual Model::GetObjectOutcome GetObject(const Model::GetObjectRequest &request) const;
  template <typename GetObjectRequestT = Model::GetObjectRequest>
  Model::GetObjectOutcomeCallable GetObjectCallable(const GetObjectRequestT &request) const;
  template <typename GetObjectRequestT = Model::GetObjectRequest>
  void GetObjectAsync(const GetObjectRequestT &request, const GetObjectResponseReceivedHandler &handler,
                      const std::shared_ptr<const Aws::Client::AsyncCallerContext> &context = nullptr) const;
  virtual Model::PutObjectOutcome PutObject(const Model::PutObjectRequest &request) const;
  // Earlier releases have no templates here.
  virtual Model::PutObjectOutcomeCallable PutObjectCallable(const Model::PutObjectRequest &request) const;
  void OverrideEndpoint(const std::string &endpoint);
};
} // namespace S3
} // namespace Aws
