package dev.aloud.kokoro;

/**
 * One run of the graph: a clause or a few sentences of an utterance.
 *
 * @param ids the tokens with a zero at both ends; not to be changed
 * @param styleRow which row of the voice's file goes with them
 */
@SuppressWarnings("ArrayRecordComponent") // handed on and never compared
public record KokoroRun(int[] ids, int styleRow) {}
