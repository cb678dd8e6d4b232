// RUN: %check_both %s -- -std=c++20
// Images, cameras and networks of neurons: reading, waiting and computing stall the loop.
#include "awaitable.hpp"
#include "opencv/opencv.hpp"
using boost::asio::awaitable;

awaitable<void> bad_images(std::vector<cv::Mat> pages, std::vector<unsigned char> bytes) {
  cv::Mat image = cv::imread("photo.jpeg");
  // CHECK: :[[@LINE-1]]:19: warning: 'cv::imread' blocks the event loop in coroutine 'bad_images'
  cv::imreadmulti("pages.tiff", pages);
  // CHECK: :[[@LINE-1]]:3: warning: 'cv::imreadmulti' blocks the event loop in coroutine 'bad_images'
  cv::imwrite("photo.png", image);
  // CHECK: :[[@LINE-1]]:3: warning: 'cv::imwrite' blocks the event loop in coroutine 'bad_images'
  cv::imwritemulti("pages.tiff", pages);
  // CHECK: :[[@LINE-1]]:3: warning: 'cv::imwritemulti' blocks the event loop in coroutine 'bad_images'
  cv::imdecode(bytes, 1);
  // CHECK: :[[@LINE-1]]:3: warning: 'cv::imdecode' blocks the event loop in coroutine 'bad_images'
  cv::imencode(".png", image, bytes);
  // CHECK: :[[@LINE-1]]:3: warning: 'cv::imencode' blocks the event loop in coroutine 'bad_images'
  cv::waitKey();
  // CHECK: :[[@LINE-1]]:3: warning: 'cv::waitKey' blocks the event loop in coroutine 'bad_images'
  co_return;
}

awaitable<void> bad_video(cv::VideoWriter &writer, cv::dnn::Net &net) {
  cv::Mat image;
  cv::VideoCapture camera(0);
  // CHECK: :[[@LINE-1]]:20: warning: 'cv::VideoCapture::VideoCapture' blocks the event loop in coroutine 'bad_video'
  camera.open("film.mp4");
  // CHECK: :[[@LINE-1]]:3: warning: 'cv::VideoCapture::open' blocks the event loop in coroutine 'bad_video'
  camera.grab();
  // CHECK: :[[@LINE-1]]:3: warning: 'cv::VideoCapture::grab' blocks the event loop in coroutine 'bad_video'
  camera.read(image);
  // CHECK: :[[@LINE-1]]:3: warning: 'cv::VideoCapture::read' blocks the event loop in coroutine 'bad_video'
  camera >> image;
  // CHECK: :[[@LINE-1]]:3: warning: 'cv::VideoCapture::operator>>' blocks the event loop in coroutine 'bad_video'
  writer.write(image);
  // CHECK: :[[@LINE-1]]:3: warning: 'cv::VideoWriter::write' blocks the event loop in coroutine 'bad_video'
  writer << image;
  // CHECK: :[[@LINE-1]]:3: warning: 'cv::VideoWriter::operator<<' blocks the event loop in coroutine 'bad_video'
  net.forward();
  // CHECK: :[[@LINE-1]]:3: warning: 'cv::dnn::Net::forward' blocks the event loop in coroutine 'bad_video'
  co_return;
}

awaitable<void> good_video() {
  cv::VideoCapture camera;
  camera.isOpened();
  co_return;
}
