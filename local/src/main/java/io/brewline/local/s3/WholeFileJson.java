package io.brewline.local.s3;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a file whole or not at all. S3Mock writes its books over and over in place; killed in the middle, it could never
 * read them again.
 */
final class WholeFileJson extends JsonMapper {
    private static final long serialVersionUID = 1L;

    WholeFileJson(JsonMapper.Builder builder) {
        super(builder);
    }

    @Override
    public void writeValue(File file, Object value) {
        Path whole = file.toPath();
        Path part = whole.resolveSibling(whole.getFileName() + ".part");
        super.writeValue(part.toFile(), value);
        try {
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
