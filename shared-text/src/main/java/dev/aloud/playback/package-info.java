/**
 * The listener's side of playback: a pure state machine that turns the cursor and what has arrived into windows to ask for and blocks to play. No clock, no sound, no transport.
 */
package dev.aloud.playback;
