/**
 * Engines compiled to WebAssembly, hosted by GraalVM polyglot: flite. Found by {@code ServiceLoader}; nothing imports it.
 */
package dev.aloud.adapter.wasm;
