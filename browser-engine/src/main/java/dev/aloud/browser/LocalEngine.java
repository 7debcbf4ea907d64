package dev.aloud.browser;

import dev.aloud.browser.device.Clock;
import dev.aloud.browser.device.Store;
import dev.aloud.delivery.BlockSound;
import dev.aloud.delivery.Delivery;
import dev.aloud.delivery.DeliveryLimits;
import dev.aloud.delivery.JobHeader;
import dev.aloud.delivery.Outgoing;
import dev.aloud.flite.FliteModel;
import dev.aloud.flite.FliteSpeech;
import dev.aloud.protocol.AudioCodec;
import dev.aloud.protocol.FrameCodec;
import dev.aloud.protocol.MessageCodec;
import dev.aloud.text.WordMark;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.teavm.jso.core.JSString;
import org.teavm.jso.dom.events.MessageEvent;
import org.teavm.jso.typedarrays.Int8Array;
import org.teavm.jso.workers.MessagePort;

/**
 * The engine's end of the block protocol in the browser: answers a window from the block store, and by flite what is not
 * there. It serves one listener and one voice; the gateway's twin runs the same {@link Delivery}.
 */
final class LocalEngine {
    /** Items sent before whatever else waits in the worker has its turn. */
    private static final int ITEMS_A_TURN = 8;

    private final KeyedBlocks blocks;
    private final FliteQueue flite;
    private final Store store;
    private final Clock clock;
    private final StoredBlocks stored;
    private final MessagePort port;
    private final Delivery delivery;
    private final Map<Integer, FliteQueue.Ticket> tickets = new HashMap<>();
    private boolean sending;
    private boolean closed;

    /**
     * @param port where the listener is heard
     * @param stored told of every block that was put into the store
     */
    LocalEngine(KeyedBlocks blocks, FliteQueue flite, Store store, Clock clock, StoredBlocks stored, MessagePort port) {
        this.blocks = blocks;
        this.flite = flite;
        this.store = store;
        this.clock = clock;
        this.stored = stored;
        this.port = port;
        var header = new JobHeader("browser", blocks.voicing(), AudioCodec.PCM, FliteModel.SAMPLE_RATE_HZ);
        this.delivery = new Delivery(header, blocks, DeliveryLimits.DEFAULT);
    }

    /** Begins to listen and to speak. */
    void open() {
        port.onMessage(this::accept);
        port.start();
        flite.load(blocks.voicing());
        work();
    }

    /** The document has grown. */
    void grown() {
        work();
    }

    /** Ends at once; what flite is speaking still goes into the store. */
    void close() {
        closed = true;
        for (FliteQueue.Ticket ticket : tickets.values()) {
            flite.withdraw(ticket);
        }
        tickets.clear();
        port.close();
    }

    private void accept(MessageEvent event) {
        if (!closed && JSString.isInstance(event.getData())) {
            delivery.receive(event.getDataAsString());
            work();
        }
    }

    private void work() {
        if (closed) {
            return;
        }
        for (int i = delivery.nextWithdrawal(); i != Delivery.NONE; i = delivery.nextWithdrawal()) {
            FliteQueue.Ticket ticket = tickets.remove(i);
            if (ticket != null) {
                flite.withdraw(ticket);
            }
        }
        for (int i = delivery.nextRequest(); i != Delivery.NONE; i = delivery.nextRequest()) {
            request(i);
        }
        if (!sending) {
            sending = true;
            clock.soon(this::send);
        }
    }

    /** Sends a few items; a port never says that it is full, so the window is what bounds them. */
    private void send() {
        sending = false;
        if (closed) {
            return;
        }
        int sent = 0;
        for (Outgoing item = delivery.next(); item != null; item = sent < ITEMS_A_TURN ? delivery.next() : null) {
            post(item);
            sent++;
        }
        if (sent > 0) {
            work();
        }
    }

    private void post(Outgoing item) {
        switch (item) {
            case Outgoing.Text text -> port.postMessage(JSString.valueOf(MessageCodec.encode(text.message())));
            case Outgoing.Audio audio -> port.postMessage(Int8Array.fromJavaArray(FrameCodec.encode(audio.frame())));
        }
    }

    private void request(int index) {
        String key = blocks.key(index);
        if (!store.has(key)) {
            speak(index, key);
            return;
        }
        store.get(
                key,
                (pcm, sampleRateHz, words) -> {
                    byte[] audio = pcm.toJavaArray();
                    finished(index, new BlockSound(audio, audio.length / 2, Words.unpack(words), true));
                },
                () -> speak(index, key));
    }

    private void speak(int index, String key) {
        if (closed) {
            return;
        }
        var asker = new FliteQueue.Asker() {
            @Override
            public void begun() {
                delivery.running(index);
                work();
            }

            @Override
            public void spoken(FliteSpeech speech) {
                tickets.remove(index);
                // The listener first, the store behind.
                finished(index, new BlockSound(speech.pcm(), speech.samples(), speech.words(), false));
                keep(index, key, speech.pcm(), speech.words());
            }

            @Override
            public void failed(String code, String message, boolean retryable) {
                tickets.remove(index);
                delivery.failed(index, code, message, retryable);
                work();
            }
        };
        tickets.put(index, flite.submit(blocks.document().block(index).text(), blocks.voicing(), asker));
    }

    private void finished(int index, BlockSound sound) {
        if (!closed) {
            delivery.ready(index, sound);
            work();
        }
    }

    private void keep(int index, String key, byte[] pcm, List<WordMark> words) {
        store.put(
                key,
                Int8Array.fromJavaArray(pcm),
                FliteModel.SAMPLE_RATE_HZ,
                Words.pack(words),
                (kept, evicted) -> stored.put(index, key, kept, evicted));
    }
}
