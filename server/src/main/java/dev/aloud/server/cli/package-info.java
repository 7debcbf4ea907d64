/**
 * The command line: {@code serve}, {@code speak}, {@code models}. Reads options, wires the rooms it needs and says what
 * happens; nothing uses it but {@code Main}.
 */
package dev.aloud.server.cli;
