// The declarations of OpenCV that opencv.yaml names.
#pragma once
#include <string>
#include <vector>

namespace cv {
class Mat {};
using String = std::string;

Mat imread(const String &filename, int flags = 1);
bool imreadmulti(const String &filename, std::vector<Mat> &mats, int flags = -1);
bool imwrite(const String &filename, const Mat &image, const std::vector<int> &params = {});
bool imwritemulti(const String &filename, const std::vector<Mat> &images, const std::vector<int> &params = {});
Mat imdecode(const std::vector<unsigned char> &bytes, int flags);
bool imencode(const String &extension, const Mat &image, std::vector<unsigned char> &bytes);
int waitKey(int delay = 0);

class VideoCapture {
public:
  VideoCapture();
  explicit VideoCapture(const String &filename, int api = 0);
  explicit VideoCapture(int index, int api = 0);
  bool open(const String &filename, int api = 0);
  bool isOpened() const;
  bool grab();
  bool read(Mat &image);
  VideoCapture &operator>>(Mat &image);
};

class VideoWriter {
public:
  void write(const Mat &image);
  VideoWriter &operator<<(const Mat &image);
};

namespace dnn {
class Net {
public:
  Mat forward(const String &output = String());
};
} // namespace dnn
} // namespace cv
