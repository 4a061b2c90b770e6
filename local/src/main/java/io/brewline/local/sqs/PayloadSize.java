package io.brewline.local.sqs;

import software.amazon.awssdk.services.sqs.model.Message;

/** How large a message is in a function's event, which is JSON. */
final class PayloadSize {
    /** What Lambda takes in one synchronous invocation, in bytes: 6 MB. */
    static final int LIMIT = 6 * 1024 * 1024;

    /** The field names, ids and attributes around a body come to some 900 bytes. */
    private static final int ENVELOPE = 1024;

    private static final int ESCAPED_CONTROL = 6;

    private PayloadSize() {}

    /** The bytes that {@code message} adds to an event. */
    static int of(Message message) {
        int size = ENVELOPE;
        size += message.body().chars().map(PayloadSize::inJson).sum();
        size += message.messageAttributes().entrySet().stream()
                .mapToInt(entry ->
                        entry.getKey().length() + entry.getValue().toString().length())
                .sum();
        return size;
    }

    private static int inJson(int character) {
        if (character == '"' || character == '\\' || character == '\n' || character == '\r' || character == '\t') {
            return 2;
        }
        if (character < ' ') {
            return ESCAPED_CONTROL;
        }
        if (character < 0x80) {
            return 1;
        }
        // A character outside the basic plane comes as two surrogates: four bytes.
        return character < 0x800 || Character.isSurrogate((char) character) ? 2 : 3;
    }
}
