/** JMH benchmarks of the shared library. Run by {@code benchmarks/run}; uses {@code text}. */
package dev.aloud.benchmarks.micro;
