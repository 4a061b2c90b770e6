package io.brewline.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Event notifications as S3 sent them, kept as files. */
final class EventFiles {
    private EventFiles() {}

    static String read(String name) {
        try (InputStream file = EventFiles.class.getResourceAsStream("/events/" + name + ".json")) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
