/**
 * The conformance kit: {@link dev.aloud.adapter.testkit.SpeechAdapterContract}, one abstract JUnit class that every adapter
 * extends, and {@link dev.aloud.adapter.testkit.Recording} for an adapter's own tests. Uses {@code adapters/api}, JUnit and
 * AssertJ; used by the tests of adapters only.
 */
package dev.aloud.adapter.testkit;
