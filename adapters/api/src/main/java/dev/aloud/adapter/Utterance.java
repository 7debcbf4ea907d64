package dev.aloud.adapter;

import dev.aloud.text.Voicing;

/**
 * One request to speak.
 *
 * @param text a block's text: white space as single spaces, none at its ends; may be any Unicode text
 * @param voicing model, revision, voice and speed
 */
public record Utterance(String text, Voicing voicing) {}
