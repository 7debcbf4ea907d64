/** Real servers for tests: each is a process or a container that a test starts, stops, starts again, and that ends with the tests. */
package dev.aloud.server.testservers;
