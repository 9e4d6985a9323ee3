"""Features of painted images by OpenCV and ONNX Runtime in Python, as golden text for TestFeaturesEndToEnd.

The test leaves the model when it is run with -Dgolden.write=true. Then:

    pip install numpy onnxruntime opencv-python-headless
    mobilenetv2_end_to_end.py target/mobilenetv2.onnx > src/test/resources/dev/tarsier/job/pipeline/mobilenetv2-end-to-end.txt
"""

import sys

import cv2
import numpy as np
import onnxruntime

MEAN = np.array([0.485, 0.456, 0.406], np.float32)
STD = np.array([0.229, 0.224, 0.225], np.float32)


def image(width, height, seed):
    """Red, green and blue: waves of integer steps, the same in any language."""
    x, y = np.meshgrid(np.arange(width), np.arange(height))
    red = (x * (3 + seed) + y) % 256
    green = (x * x // (40 + seed) + y * 2) % 256
    blue = (y * y // (30 + seed) + x) % 256
    return np.stack([red, green, blue], axis=-1).astype(np.uint8)


def tensor(pixels):
    """The shorter side to 256, the middle 224 x 224, values as torchvision's models take them."""
    height, width = pixels.shape[:2]
    scale = 256 / min(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    top, left = (small.shape[0] - 224) // 2, (small.shape[1] - 224) // 2
    middle = small[top:top + 224, left:left + 224].astype(np.float32) / 255
    return ((middle - MEAN) / STD).transpose(2, 0, 1)[None]


session = onnxruntime.InferenceSession(sys.argv[1])
name = session.get_inputs()[0].name
print("# By onnxruntime %s and OpenCV %s in Python" % (onnxruntime.__version__, cv2.__version__))
for width, height, seed in [(640, 480, 1), (300, 500, 2), (512, 512, 3)]:
    features = session.run(None, {name: tensor(image(width, height, seed))})[0][0]
    print(" ".join("%.5f" % number for number in features))
