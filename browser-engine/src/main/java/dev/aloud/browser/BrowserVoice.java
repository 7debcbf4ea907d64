package dev.aloud.browser;

import dev.aloud.browser.device.Device;
import dev.aloud.browser.device.PortPair;
import dev.aloud.text.Voicing;

/** A voice of one of the browser's own engines, which looks into the block store and fills it. */
final class BrowserVoice implements Voice {
    private final KeyedBlocks blocks;
    private final UtteranceQueue queue;
    private final LocalEngine engine;
    private final PortSource source;

    BrowserVoice(Device device, UtteranceQueue queue, StoredBlocks stored, KeyedBlocks blocks) {
        PortPair channel = device.channel();
        this.blocks = blocks;
        this.queue = queue;
        this.engine = new LocalEngine(blocks, queue, device.getStore(), device.getClock(), stored, channel.getPort2());
        this.source = new PortSource(channel.getPort1(), engine);
    }

    @Override
    public String tier() {
        return "browser";
    }

    @Override
    public KeyedBlocks blocks() {
        return blocks;
    }

    @Override
    public boolean ready() {
        return queue.loaded();
    }

    @Override
    public BlockSource source() {
        return source;
    }

    @Override
    public boolean readsStore() {
        return false;
    }

    @Override
    public void grown() {
        engine.grown();
    }

    @Override
    public void speaksAs(Voicing voicing) {}

    @Override
    public void keep(int index, HeldBlock block) {}
}
