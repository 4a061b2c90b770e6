package io.brewline.redshift.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A row of a result in text format. */
public final class DataRow {
    private DataRow() {}

    /** The row's values; null for NULL. */
    public static List<String> values(Message message) throws IOException {
        BodyReader body = message.fields();
        int count = body.int16();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = body.int32();
            values.add(length < 0 ? null : body.text(length));
        }
        return values;
    }
}
