/**
 * What the engine worker is given by its surroundings: the hand-written modules of {@code src/main/web/engine} as Java sees them. Interfaces only; nothing is decided here, and only {@code dev.aloud.browser} uses it.
 */
package dev.aloud.browser.device;
