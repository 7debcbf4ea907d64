package dev.aloud.browser;

import dev.aloud.delivery.BlockInfo;
import dev.aloud.delivery.JobBlocks;
import dev.aloud.text.Block;
import dev.aloud.text.BlockKeys;
import dev.aloud.text.SpeechEstimate;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import java.util.ArrayList;
import java.util.List;

/** A document's blocks in one voice: each with the key that names its audio. Keys are made when first asked for. */
final class KeyedBlocks implements JobBlocks {
    private final DocumentSession document;
    private final Voicing voicing;
    private final BlockKeys keys;
    private final List<String> known = new ArrayList<>();
    private int estimated;
    private long estMs;

    KeyedBlocks(DocumentSession document, Voicing voicing) {
        this.document = document;
        this.voicing = voicing;
        this.keys = new BlockKeys(voicing);
    }

    /** How long a block is before its audio is there, milliseconds; the browser asks for normal speed only. */
    static int estMs(Block block) {
        return SpeechEstimate.ms(block.text().length(), Speed.NORMAL);
    }

    /** Who speaks. */
    Voicing voicing() {
        return voicing;
    }

    /** The document that is spoken. */
    DocumentSession document() {
        return document;
    }

    /** The key of a known block. */
    String key(int index) {
        while (known.size() <= index) {
            known.add(null);
        }
        String key = known.get(index);
        if (key == null) {
            key = keys.of(document.block(index).text());
            known.set(index, key);
        }
        return key;
    }

    @Override
    public int count() {
        return document.count();
    }

    @Override
    public boolean complete() {
        return document.complete();
    }

    @Override
    public BlockInfo block(int index) {
        Block block = document.block(index);
        return new BlockInfo(block.start(), block.end(), key(index), estMs(block));
    }

    @Override
    public long estMs() {
        for (; estimated < document.count(); estimated++) {
            estMs += estMs(document.block(estimated));
        }
        return estMs;
    }
}
