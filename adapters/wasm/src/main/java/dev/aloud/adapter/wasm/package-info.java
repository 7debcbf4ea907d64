/**
 * Engines compiled to WebAssembly, hosted by GraalVM polyglot: flite. Uses {@code adapters/api}, {@code dev.aloud.flite} and
 * polyglot's public interface; found by {@code ServiceLoader}, and nothing imports it.
 */
package dev.aloud.adapter.wasm;
