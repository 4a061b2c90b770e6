package io.brewline.transform;

import io.brewline.branchfile.Field;
import io.brewline.json.JsonText;
import io.brewline.sale.PaymentMethod;
import io.brewline.sale.TextBytes;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.UUID;

/** Writes rejected rows as JSON lines; a field's name is that of its column in {@code etl.staged_rejects}. */
final class RejectEncoder {
    private final String fileId;
    private final String sequencer;

    RejectEncoder(UUID fileId, String sequencer) {
        this.fileId = fileId.toString();
        this.sequencer = sequencer;
    }

    /**
     * One reject and its line end.
     *
     * @param line the line of the file on which the row starts, from 1
     */
    byte[] encode(long line, ParsedRow.Reject reject) {
        String record = JsonText.object(json -> {
            json.writeStringField("file_id", fileId);
            json.writeStringField("sequencer", sequencer);
            json.writeNumberField("row_number", line);
            json.writeStringField("reason", reject.reason().code());
            json.writeStringField("field", reject.field().map(Field::code).orElse(null));
            json.writeStringField(
                    "order_date", reject.time().map(RejectEncoder::text).orElse(null));
            json.writeStringField(
                    "total_price", reject.total().map(Object::toString).orElse(null));
            json.writeStringField(
                    "payment_method", reject.payment().map(PaymentMethod::name).orElse(null));
        });
        return (record + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String text(LocalDateTime time) {
        return new String(new TextBytes().time(time, ' ').toByteArray(), StandardCharsets.US_ASCII);
    }
}
