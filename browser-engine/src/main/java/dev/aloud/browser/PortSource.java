package dev.aloud.browser;

import dev.aloud.protocol.Message;
import dev.aloud.protocol.MessageCodec;
import dev.aloud.protocol.ProtocolException;
import org.teavm.jso.core.JSString;
import org.teavm.jso.dom.events.MessageEvent;
import org.teavm.jso.typedarrays.Int8Array;
import org.teavm.jso.workers.MessagePort;

/** The browser's own engine, over a message port. */
final class PortSource implements BlockSource {
    private final MessagePort port;
    private final LocalEngine engine;
    private Listener listener;
    private Inbox inbox;

    /**
     * @param port where the engine is heard
     * @param engine what listens at the other end
     */
    PortSource(MessagePort port, LocalEngine engine) {
        this.port = port;
        this.engine = engine;
    }

    @Override
    public void open(Listener events) {
        listener = events;
        inbox = new Inbox(events);
        port.onMessage(this::accept);
        port.start();
        engine.open();
    }

    @Override
    public void begin() {} // The engine is on this device, and loads ahead of need.

    @Override
    public void send(Message.FromListener message) {
        port.postMessage(JSString.valueOf(MessageCodec.encode(message)));
    }

    @Override
    public void close() {
        listener = null;
        engine.close();
        port.close();
    }

    private void accept(MessageEvent event) {
        if (listener == null) {
            return;
        }
        try {
            if (JSString.isInstance(event.getData())) {
                String text = event.getDataAsString();
                inbox.text(text);
            } else {
                Int8Array bytes = (Int8Array) event.getData();
                inbox.binary(bytes);
            }
        } catch (ProtocolException e) {
            listener.stopped(e.code().wireName(), e.getMessage());
        }
    }
}
