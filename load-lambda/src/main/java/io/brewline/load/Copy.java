package io.brewline.load;

import io.brewline.aws.StagingKeys.Content;
import io.brewline.message.TransformedFile;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import software.amazon.awssdk.services.s3.S3Client;

/** Copies what files staged into the batch's tables: one manifest and one COPY for all of them, and the rows counted. */
final class Copy {
    private final S3Client s3;
    private final LoadConfig config;

    Copy(S3Client s3, LoadConfig config) {
        this.s3 = s3;
        this.config = config;
    }

    /** Copies the order lines of {@code files}. */
    void lines(Session session, List<TransformedFile> files) {
        copy(
                session,
                Step.COPY_LINES,
                new Manifest(Content.LINES, all(files, TransformedFile::lineParts)),
                sum(files, file -> file.counts().lines()));
    }

    /** Copies the rejected rows of {@code files}, where there are any. */
    void rejects(Session session, List<TransformedFile> files) {
        copy(
                session,
                Step.COPY_REJECTS,
                new Manifest(Content.REJECTS, all(files, TransformedFile::rejectParts)),
                sum(files, file -> file.counts().rejected()));
    }

    private void copy(Session session, Step step, Manifest manifest, long announced) {
        // A COPY of a manifest without entries fails.
        if (manifest.keys().isEmpty()) {
            return;
        }
        String address = manifest.put(s3, config.stagingBucket());
        session.run(step, command(step, address));
        long copied = session.query(Step.LAST_COPY_COUNT, row -> row.getLong(1)).get(0);
        if (copied != announced) {
            throw new NotLoadable("COPY read " + copied + " rows of " + announced + " announced, from " + address
                    + ": the staged parts are not those that the messages tell of.");
        }
    }

    private String command(Step step, String manifest) {
        return step.statement()
                .replace("{manifest}", quotable(manifest))
                .replace("{role}", quotable(config.copyRoleArn()))
                .replace("{region}", quotable(config.region()));
    }

    /** {@link LoadConfig} has checked the parts; this holds even if it did not. */
    private static String quotable(String text) {
        if (!text.chars().allMatch(c -> c > ' ' && c < 127 && c != '\'' && c != '\\')) {
            throw new IllegalArgumentException("not to be put into COPY");
        }
        return text;
    }

    private static List<String> all(List<TransformedFile> files, Function<TransformedFile, List<String>> keys) {
        return files.stream().flatMap(file -> keys.apply(file).stream()).toList();
    }

    private static long sum(List<TransformedFile> files, ToLongFunction<TransformedFile> rows) {
        return files.stream().mapToLong(rows).sum();
    }
}
