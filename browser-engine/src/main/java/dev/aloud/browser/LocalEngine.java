package dev.aloud.browser;

import dev.aloud.browser.device.Clock;
import dev.aloud.browser.device.Store;
import dev.aloud.delivery.BlockSound;
import dev.aloud.delivery.Delivery;
import dev.aloud.delivery.DeliveryLimits;
import dev.aloud.delivery.JobHeader;
import dev.aloud.delivery.Outgoing;
import dev.aloud.protocol.AudioCodec;
import dev.aloud.protocol.FrameCodec;
import dev.aloud.protocol.MessageCodec;
import dev.aloud.text.WordMark;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.teavm.jso.core.JSString;
import org.teavm.jso.dom.events.MessageEvent;
import org.teavm.jso.typedarrays.Int32Array;
import org.teavm.jso.typedarrays.Int8Array;
import org.teavm.jso.workers.MessagePort;

/**
 * The engine's end of the block protocol in the browser: answers a window from the block store, and has an engine speak
 * what is not there. It serves one listener and one voice; the gateway's twin runs the same {@link Delivery}.
 */
final class LocalEngine {
    /** Items sent before whatever else waits in the worker has its turn. */
    private static final int ITEMS_A_TURN = 8;

    private final KeyedBlocks blocks;
    private final UtteranceQueue queue;
    private final Store store;
    private final Clock clock;
    private final StoredBlocks stored;
    private final MessagePort port;
    private final Delivery delivery;
    private final Map<String, Making> makings = new HashMap<>();
    private boolean sending;
    private boolean closed;

    /**
     * @param port where the listener is heard
     * @param stored told of every block that was put into the store
     */
    LocalEngine(
            KeyedBlocks blocks, UtteranceQueue queue, Store store, Clock clock, StoredBlocks stored, MessagePort port) {
        this.blocks = blocks;
        this.queue = queue;
        this.store = store;
        this.clock = clock;
        this.stored = stored;
        this.port = port;
        var header = new JobHeader("browser", blocks.voicing(), AudioCodec.PCM, queue.sampleRateHz());
        this.delivery = new Delivery(header, blocks, DeliveryLimits.DEFAULT);
    }

    /** Begins to listen and to speak. */
    void open() {
        port.onMessage(this::accept);
        port.start();
        queue.load(blocks.voicing());
        work();
    }

    /** The document has grown. */
    void grown() {
        work();
    }

    /** Ends at once; what is being spoken still goes into the store. */
    void close() {
        closed = true;
        for (Making making : makings.values()) {
            if (making.ticket != null) {
                queue.withdraw(making.ticket);
            }
        }
        makings.clear();
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
            withdraw(i);
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
        Making making = makings.get(key);
        if (making != null) {
            making.join(index);
            return;
        }
        making = new Making(key, index);
        makings.put(key, making);
        making.begin();
    }

    private void withdraw(int index) {
        Making making = makings.get(blocks.key(index));
        if (making != null) {
            making.leave(index);
        }
    }

    /**
     * A block that is being read or spoken, once for all places of the window where its text stands. Whoever comes back
     * to it joins what is under way.
     */
    private final class Making implements UtteranceQueue.Asker {
        private final String key;
        private final String text;
        private final Set<Integer> places = new TreeSet<>();
        private UtteranceQueue.Ticket ticket;
        private boolean begun;

        Making(String key, int place) {
            this.key = key;
            this.text = blocks.document().block(place).text();
            places.add(place);
        }

        void begin() {
            if (store.has(key)) {
                store.get(key, this::found, this::missing);
            } else {
                speak();
            }
        }

        void join(int place) {
            places.add(place);
            if (begun) {
                delivery.running(place);
            }
        }

        /** Takes back what has not begun when nobody wants it; a read goes on, and can be joined. */
        void leave(int place) {
            places.remove(place);
            if (places.isEmpty() && ticket != null) {
                queue.withdraw(ticket);
                makings.remove(key);
            }
        }

        private void found(Int8Array pcm, int sampleRateHz, Int32Array words) {
            byte[] audio = pcm.toJavaArray();
            finished(new BlockSound(audio, audio.length / 2, Words.unpack(words), true));
        }

        private void missing() {
            if (closed || places.isEmpty()) {
                makings.remove(key);
            } else {
                speak();
            }
        }

        private void speak() {
            ticket = queue.submit(text, blocks.voicing(), this);
        }

        @Override
        public void begun() {
            begun = true;
            for (int place : places) {
                delivery.running(place);
            }
            work();
        }

        @Override
        public void spoken(Speech speech) {
            // The listener first, the store behind.
            finished(new BlockSound(speech.pcm(), speech.samples(), speech.words(), false));
            keep(speech.pcm(), speech.words());
        }

        @Override
        public void failed(String code, String message, boolean retryable) {
            makings.remove(key);
            for (int place : places) {
                delivery.failed(place, code, message, retryable);
            }
            work();
        }

        private void finished(BlockSound sound) {
            makings.remove(key);
            if (!closed) {
                for (int place : places) {
                    delivery.ready(place, sound);
                }
                work();
            }
        }

        private void keep(byte[] pcm, List<WordMark> words) {
            store.put(key, Int8Array.fromJavaArray(pcm), queue.sampleRateHz(), Words.pack(words), (kept, evicted) -> {
                for (int place : places) {
                    stored.put(place, key, kept, evicted);
                }
            });
        }
    }
}
