package dev.aloud.browser;

import dev.aloud.browser.device.Device;
import dev.aloud.browser.device.PortPair;
import dev.aloud.text.Voicing;

/** A voice of the browser's own engine, which looks into the block store and fills it. */
final class BrowserVoice implements Voice {
    private final KeyedBlocks blocks;
    private final FliteQueue flite;
    private final LocalEngine engine;
    private final PortSource source;

    BrowserVoice(Device device, FliteQueue flite, StoredBlocks stored, KeyedBlocks blocks) {
        PortPair channel = device.channel();
        this.blocks = blocks;
        this.flite = flite;
        this.engine = new LocalEngine(blocks, flite, device.getStore(), device.getClock(), stored, channel.getPort2());
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
        return flite.loaded();
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
