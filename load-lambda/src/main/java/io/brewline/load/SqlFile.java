package io.brewline.load;

import java.util.List;

/** A file of SQL in the jar: what a {@link Session} runs. Values are bound to its question marks, never written into it. */
public interface SqlFile {
    /** The file's name without its ending, for messages. */
    String file();

    /** The statements of the file, often one. */
    List<String> statements();

    /** The one statement of the file. */
    default String statement() {
        return statements().get(0);
    }

    /** The statements of the file of that name beside {@code type}. */
    static List<String> beside(Class<?> type, String fileName) {
        return SqlScript.read(type, fileName);
    }
}
