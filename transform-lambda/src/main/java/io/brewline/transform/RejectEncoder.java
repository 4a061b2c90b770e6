package io.brewline.transform;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brewline.branchfile.Field;
import io.brewline.sale.PaymentMethod;
import io.brewline.sale.TextBytes;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.UUID;

/** Writes rejected rows as JSON lines; a field's name is that of its column in {@code etl.staged_rejects}. */
final class RejectEncoder {
    private final JsonMapper json = new JsonMapper();
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
        ObjectNode record = json.createObjectNode();
        record.put("file_id", fileId);
        record.put("sequencer", sequencer);
        record.put("row_number", line);
        record.put("reason", reject.reason().code());
        record.put("field", reject.field().map(Field::code).orElse(null));
        record.put("order_date", reject.time().map(RejectEncoder::text).orElse(null));
        record.put("total_price", reject.total().map(Object::toString).orElse(null));
        record.put("payment_method", reject.payment().map(PaymentMethod::name).orElse(null));
        return (record + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String text(LocalDateTime time) {
        return new String(new TextBytes().time(time, ' ').toByteArray(), StandardCharsets.US_ASCII);
    }
}
