/**
 * The engine's side of the block protocol: a pure state machine that turns windows and finished blocks into messages and frames in the order that the protocol allows. The gateway and the browser engine both run it.
 */
package dev.aloud.delivery;
