package io.brewline.load;

import io.brewline.failure.Misconfigured;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One numbered change to tables that are there already, a file of {@code sql/changes}. Immutable.
 *
 * @param number its place, from 1
 * @param fileName such as {@code 0001-customer-key-versions.sql}
 * @param statements what it does
 */
record SchemaChange(int number, String fileName, List<String> statements) {
    private static final Pattern NAME = Pattern.compile("(\\d{4})-[a-z0-9]+(-[a-z0-9]+)*\\.sql");

    SchemaChange {
        statements = List.copyOf(statements);
    }

    /** The change in the file of that name, which travels in this jar. */
    static SchemaChange read(String fileName) {
        Matcher name = NAME.matcher(fileName);
        if (!name.matches()) {
            throw new IllegalArgumentException(fileName + " is not named as a change is, like 0001-some-words.sql");
        }
        return new SchemaChange(Integer.parseInt(name.group(1)), fileName, SqlScript.read("changes/" + fileName));
    }

    /** Tells whether the file is still the same; a comment in it may change. */
    String sha256() {
        return SqlScript.sha256(statements);
    }

    /** A change as a warehouse has recorded it. */
    record Applied(int number, String fileName, String sha256) {
        /**
         * Holds it to the change that has its place.
         *
         * @throws Misconfigured where that is another one
         */
        void mustBe(SchemaChange change) {
            if (!sha256.equals(change.sha256())) {
                throw new Misconfigured("The warehouse has had schema change " + number + " as " + fileName
                        + ", and sql/changes/" + change.fileName() + " is not, or is no longer, the same: put that"
                        + " file back as it was, and make what is new a change of its own.");
            }
        }
    }
}
