/**
 * What the hosts of Kokoro-82M (ONNX Runtime on the server, onnxruntime-web in the browser) must agree on: the ids that it is given for a text, its words, its voices, and the marks read from its durations. No inference here.
 */
package dev.aloud.kokoro;
