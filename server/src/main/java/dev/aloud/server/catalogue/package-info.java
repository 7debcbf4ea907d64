/**
 * Which models and voices there are, and the adapters behind them. The only room that finds adapters; it never imports one.
 * Every other room may ask it.
 */
package dev.aloud.server.catalogue;
