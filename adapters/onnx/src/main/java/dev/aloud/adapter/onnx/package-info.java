/**
 * Engines on ONNX Runtime, on the processor or on an NVIDIA GPU: Kokoro. Uses {@code adapters/api}, {@code model-packs},
 * {@code dev.aloud.kokoro} and ONNX Runtime; found by {@code ServiceLoader}, and nothing imports it.
 */
package dev.aloud.adapter.onnx;
