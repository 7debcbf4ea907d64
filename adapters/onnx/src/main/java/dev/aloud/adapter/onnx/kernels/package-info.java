/**
 * An operator of our own in the place of nodes that ONNX Runtime computes slowly on a processor, in Java, through the Foreign
 * Function and Memory API. The file of a graph stays as it is, and where anything is not as expected, so does what runs.
 */
package dev.aloud.adapter.onnx.kernels;
