/**
 * Configuration: one immutable {@link dev.aloud.server.config.ServerConfig}, read once at start from the command line, the
 * environment and a YAML file, in that order of precedence. Uses nothing of the server; everything may use it.
 */
package dev.aloud.server.config;
