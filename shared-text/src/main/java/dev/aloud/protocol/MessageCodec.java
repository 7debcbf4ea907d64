package dev.aloud.protocol;

import dev.aloud.protocol.ProtocolException.Code;

/** Messages and their JSON. Stateless, safe for any thread. */
public final class MessageCodec {
    private MessageCodec() {}

    /** The message as one JSON object, ASCII besides what its strings hold; lone surrogates are escaped. */
    public static String encode(Message message) {
        var json = new JsonWriter();
        MessageWriter.write(message, json);
        return json.toString();
    }

    /**
     * Reads a message of either direction. A type that is not known gives {@link Message.Unknown}; fields that are not
     * known are passed over.
     *
     * @throws ProtocolException when it is not one JSON object, a field is wrong or a limit is passed
     */
    public static Message decode(String json) throws ProtocolException {
        if (json.length() > Limits.MAX_MESSAGE_UNITS) {
            throw new ProtocolException(
                    Code.TOO_LARGE,
                    "a message of " + json.length() + " units passes the limit of " + Limits.MAX_MESSAGE_UNITS);
        }
        return MessageReader.read(JsonReader.object(json));
    }
}
