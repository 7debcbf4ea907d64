/**
 * The conformance kit: one abstract JUnit class that every adapter extends.
 */
package dev.aloud.adapter.testkit;
