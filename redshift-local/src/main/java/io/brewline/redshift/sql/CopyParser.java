package io.brewline.redshift.sql;

import java.util.ArrayList;
import java.util.List;

/** Reads a COPY statement. */
final class CopyParser {
    private static final String S3 = "s3://";

    private CopyParser() {}

    static CopyStatement parse(Statement statement) throws SqlRefusal {
        Cursor cursor = new Cursor(statement, 1);
        String tableName = cursor.name();
        while (cursor.accept(".")) {
            tableName = cursor.name();
        }
        String table = statement.text(1, cursor.index());
        List<String> columns = columns(cursor);
        cursor.expect("FROM");
        String address = address(cursor);
        CopyOptions options = CopyOptions.read(cursor);
        return new CopyStatement(
                table,
                tableName,
                columns,
                CopySource.of(address, options.source(), options.compression()),
                options.format(),
                options.settings(),
                List.of());
    }

    private static List<String> columns(Cursor cursor) throws SqlRefusal {
        List<String> columns = new ArrayList<>();
        if (cursor.accept("(")) {
            do {
                columns.add(cursor.name());
            } while (cursor.accept(","));
            cursor.expect(")");
        }
        return columns;
    }

    private static String address(Cursor cursor) throws SqlRefusal {
        if (cursor.accept("STDIN") || cursor.accept("STDOUT")) {
            throw SqlRefusal.unsupported("COPY FROM STDIN is not supported");
        }
        String url = cursor.string();
        if (!url.startsWith(S3) || url.length() == S3.length()) {
            throw SqlRefusal.notEmulated("COPY from anything but s3://");
        }
        return url.substring(S3.length());
    }
}
