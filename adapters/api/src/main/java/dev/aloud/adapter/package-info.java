/**
 * The interface that an engine implements to become a voice of Aloud. Depends on {@code shared-text} only.
 */
package dev.aloud.adapter;
