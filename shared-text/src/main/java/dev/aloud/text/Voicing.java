package dev.aloud.text;

/**
 * Who speaks and how: everything besides its text that names a block.
 *
 * @param model model id, such as {@code flite}
 * @param revision the model's revision: whatever makes audio differ for equal input is in it
 * @param voice voice id, such as {@code slt}
 * @param speed the engine's speed
 */
public record Voicing(String model, String revision, String voice, Speed speed) {}
