package io.brewline.transform;

import io.brewline.aws.StagingKeys;
import io.brewline.message.S3ObjectReference;
import io.brewline.sale.Order;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What Transform writes of one file version: clean order lines, and rejects. Nothing of it is visible before {@link
 * #publish}. Not thread-safe.
 */
final class StagedFile {
    private final OrderLineEncoder lineEncoder;
    private final RejectEncoder rejectEncoder;
    private final PartSeries lines;
    private final PartSeries rejects;
    private final ContentHash content = new ContentHash();

    StagedFile(S3Client s3, String bucket, S3ObjectReference object, long partBytes) {
        UUID fileId = object.fileId();
        String sequencer = object.sequencer();
        lineEncoder = new OrderLineEncoder(fileId, sequencer);
        rejectEncoder = new RejectEncoder(fileId, sequencer);
        lines = new PartSeries(
                number -> new StagedPart(s3, bucket, StagingKeys.linePart(fileId, sequencer, number)), partBytes);
        rejects = new PartSeries(
                number -> new StagedPart(s3, bucket, StagingKeys.rejectPart(fileId, sequencer, number)), partBytes);
    }

    void add(UUID orderId, Order order, Optional<String> customer) {
        CsvLine encoded = lineEncoder.encode(orderId, order, customer);
        lines.add(encoded.bytes(), encoded.length());
        // An order's id is made of all that its lines hold but the customer.
        content.add(orderId);
        if (customer.isPresent()) {
            content.add(customer.get());
        }
    }

    void add(long line, ParsedRow.Reject reject) {
        byte[] encoded = rejectEncoder.encode(line, reject);
        rejects.add(encoded, encoded.length);
        content.add(line + reject.toString());
    }

    /** Makes all parts appear. */
    void publish() {
        lines.finish();
        rejects.finish();
        lines.publish();
        rejects.publish();
    }

    /** Leaves nothing behind. */
    void discard() {
        lines.discard();
        rejects.discard();
    }

    List<String> lineParts() {
        return lines.keys();
    }

    List<String> rejectParts() {
        return rejects.keys();
    }

    /** How many bytes, compressed, were published. */
    long bytes() {
        return lines.compressedBytes() + rejects.compressedBytes();
    }

    /** The SHA-256 of what was added, whatever the version; to be asked once, at the end. */
    String contentSha256() {
        return content.hex();
    }
}
