/**
 * Redis, which gateways and workers share: connections with limits, scripts, subscriptions that come back by themselves, and
 * whether it answers. Knows no other room and nothing of what is kept there; everything that keeps something in Redis uses it.
 */
package dev.aloud.server.redis;
