package io.brewline.transform;

import io.brewline.aws.LandingObjects;
import io.brewline.branchfile.BasketReader;
import io.brewline.branchfile.Columns;
import io.brewline.branchfile.Header;
import io.brewline.branchfile.Layout;
import io.brewline.branchfile.Row;
import io.brewline.branchfile.RowReader;
import io.brewline.branchfile.SourceStream;
import io.brewline.branchfile.Unpacker;
import io.brewline.customer.CustomerTokens;
import io.brewline.failure.BadInput;
import io.brewline.failure.Reason;
import io.brewline.message.ExtractedFile;
import io.brewline.message.TransformedFile;
import io.brewline.message.UnreadableMessage;
import io.brewline.sale.OrderIds;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;

/** Takes one file through, in one streaming pass; memory grows by the table that tells duplicates, and no more. */
final class FileTransformer {
    private final TransformConfig config;
    private final S3Client s3;
    private final LandingObjects landing;
    private final Supplier<CustomerTokens> tokens;

    FileTransformer(TransformConfig config, S3Client s3, Supplier<CustomerTokens> tokens) {
        this.config = config;
        this.s3 = s3;
        this.tokens = tokens;
        landing = new LandingObjects(s3);
    }

    /**
     * Stages the file's sales, or refuses it and leaves nothing staged.
     *
     * @param extractedAt when Extract sent the message
     */
    Outcome transform(ExtractedFile file, Instant extractedAt) {
        StagedFile staged = new StagedFile(s3, config.stagingBucket(), file.object(), config.partBytes());
        Pass pass = new Pass(file, staged);
        boolean published = false;
        try {
            landing.read(file.object(), pass::read);
            pass.tally.check();
            staged.publish();
            published = true;
            return new Outcome.Staged(pass.message(extractedAt), staged.bytes());
        } catch (BadInput e) {
            return new Refusal(e, pass.tally.rows(), pass.tally.reasons());
        } finally {
            if (!published) {
                staged.discard();
            }
        }
    }

    /** One reading of one file. */
    private final class Pass {
        private final ExtractedFile file;
        private final StagedFile staged;
        private final FileTally tally = new FileTally();
        private final RowFingerprint fingerprint = new RowFingerprint();
        private final SeenOrders seen = new SeenOrders();
        private final OrderIds ids = new OrderIds();
        private final CustomerTokens customers = tokens.get();
        private RowParser parser;

        Pass(ExtractedFile file, StagedFile staged) {
            this.file = file;
            this.staged = staged;
            Layout layout = Layout.ofTitle(file.layout())
                    .orElseThrow(() -> new UnreadableMessage("The message names the layout " + file.layout()
                            + ", which this function does not know: deploy the stages together."));
            // The branch's own zone is not known: a day covers them all, and a till's clock that is a little fast.
            LocalDateTime latest =
                    LocalDateTime.ofInstant(file.landedAt(), ZoneOffset.UTC).plusDays(1);
            parser = new RowParser(
                    Columns.ofCodes(file.columns()), new BasketReader(layout.basket()), customers, latest);
        }

        Void read(InputStream bytes) throws IOException {
            SourceStream source = new SourceStream(bytes, file.object().size());
            try (Unpacker unpacked = Unpacker.open(source, config.limits())) {
                RowReader reader = new RowReader(new InputStreamReader(unpacked, Charset.forName(file.charset())));
                for (Row row = reader.next(); row != null; row = reader.next()) {
                    if (row instanceof Row.Cells cells) {
                        accept(cells);
                    } else {
                        reject(row, ParsedRow.Reject.wholeRow(Reason.MALFORMED_ROW));
                    }
                }
            }
            // Unpacking may stop before the object's end, and only there does the SDK compare the checksum.
            source.drain();
            return null;
        }

        private void accept(Row.Cells row) {
            ParsedRow parsed = parser.parse(row.cells());
            if (parsed instanceof ParsedRow.Sale sale) {
                accept(row, sale);
            } else if (parsed instanceof ParsedRow.Reject reject) {
                header(row, reject)
                        .ifPresentOrElse(columns -> parser = parser.under(columns), () -> reject(row, reject));
            }
        }

        private void accept(Row.Cells row, ParsedRow.Sale sale) {
            UUID orderId = ids.of(sale.order(), 1);
            int occurrence = seen.add(orderId, fingerprint.of(row.cells()));
            if (occurrence == SeenOrders.DUPLICATE) {
                tally.duplicate();
                return;
            }
            staged.add(occurrence == 1 ? orderId : ids.of(sale.order(), occurrence), sale.order(), sale.customer());
            tally.sale(sale.order());
        }

        // A header may stand on top, and again wherever two exports were put into one file. From there on it tells the
        // columns: read by the first one, a name could stand where a branch is expected.
        private Optional<Columns> header(Row.Cells row, ParsedRow.Reject reject) {
            return reject.time().isEmpty() ? Header.parse(row.cells()) : Optional.empty();
        }

        private void reject(Row row, ParsedRow.Reject reject) {
            staged.add(row.line(), reject);
            tally.reject(reject.reason());
        }

        TransformedFile message(Instant extractedAt) {
            return new TransformedFile(
                    file.object(),
                    file.contentSha256(),
                    staged.contentSha256(),
                    file.layout(),
                    tally.counts(),
                    tally.reasons(),
                    staged.lineParts(),
                    staged.rejectParts(),
                    customers.versionsUsed(),
                    tally.first(),
                    tally.last(),
                    file.landedAt(),
                    extractedAt);
        }
    }
}
