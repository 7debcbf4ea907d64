/**
 * The gateway and the command line. {@code Main} wires the rooms by hand, top to bottom.
 */
package dev.aloud.server;
