package dev.aloud.browser;

import dev.aloud.browser.device.Device;
import dev.aloud.browser.device.Store;
import dev.aloud.text.Voicing;
import org.teavm.jso.typedarrays.Int8Array;

/** A voice of the server. What it sends is kept in the block store too, so that it plays again without the server. */
final class ServerVoice implements Voice {
    private final Store store;
    private final StoredBlocks stored;
    private final SocketSource source;
    private KeyedBlocks blocks;

    /**
     * @param blocks with the revision that the catalogue gave, or an empty one: then the keys are right once the server
     *     has said who speaks
     */
    ServerVoice(Device device, StoredBlocks stored, KeyedBlocks blocks) {
        this.store = device.getStore();
        this.stored = stored;
        this.blocks = blocks;
        this.source = new SocketSource(device.getServer(), device.getClock(), blocks);
    }

    @Override
    public String tier() {
        return "server";
    }

    @Override
    public KeyedBlocks blocks() {
        return blocks;
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public BlockSource source() {
        return source;
    }

    @Override
    public boolean readsStore() {
        return true;
    }

    @Override
    public void grown() {
        source.grown();
    }

    @Override
    public void speaksAs(Voicing voicing) {
        if (!voicing.equals(blocks.voicing())) {
            blocks = new KeyedBlocks(blocks.document(), voicing);
            stored.follow(blocks);
        }
    }

    @Override
    public void keep(int index, HeldBlock block) {
        store.put(
                block.key(),
                Int8Array.fromJavaArray(block.pcm()),
                block.sampleRateHz(),
                Words.pack(block.words()),
                (kept, evicted) -> stored.put(index, block.key(), kept, evicted));
    }
}
