package io.brewline.redshift.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the documentation of Redshift lists: its commands, functions, types and words, each with its page. What is on no
 * list does not exist. The lists are the text files beside this class.
 */
final class Documented {
    /** How something of Redshift's is here. */
    enum Standing {
        /** Emulated. */
        COMPUTE,
        /** Emulated, for statements that read no table: in Redshift they run on the leader node. */
        LEADER,
        /** Not in Redshift, and let through where nothing but catalogs is read: clients for PostgreSQL ask so. */
        CATALOG,
        /** Redshift has it, and it is not emulated. */
        MISSING,
        /** Redshift's parser knows it, and Redshift refuses it. */
        UNSUPPORTED
    }

    /**
     * A line of a list.
     *
     * @param page the address of the page that describes it
     */
    record Entry(Standing standing, String page) {}

    static final Documented COMMANDS = read("commands.txt");
    static final Documented FUNCTIONS = read("functions.txt");
    static final Documented TYPES = read("types.txt");
    static final Documented WORDS = read("words.txt");

    private static final String REDSHIFT = "https://docs.aws.amazon.com/redshift/latest/dg/";
    private static final String POSTGRES = "https://www.postgresql.org/docs/";

    private final Map<String, Entry> entries;

    private Documented(Map<String, Entry> entries) {
        this.entries = Map.copyOf(entries);
    }

    /** The entry of a name, whatever its case. */
    Optional<Entry> find(String name) {
        return Optional.ofNullable(entries.get(name.toLowerCase(Locale.ROOT)));
    }

    boolean has(String name) {
        return find(name).isPresent();
    }

    /** Whether it is listed, with this standing. */
    boolean has(String name, Standing standing) {
        return find(name).filter(entry -> entry.standing() == standing).isPresent();
    }

    /** Every entry by its name, in lower case. */
    Map<String, Entry> all() {
        return entries;
    }

    private static Documented read(String list) {
        try (InputStream lines = Documented.class.getResourceAsStream(list)) {
            Map<String, Entry> entries = new HashMap<>();
            new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> add(line.split(" +"), entries));
            return new Documented(entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(String[] fields, Map<String, Entry> entries) {
        String page = fields[2].startsWith("pg")
                ? POSTGRES + fields[2].substring(2).replace("8:", "8.0/").replace("17:", "17/")
                : REDSHIFT + fields[2];
        Standing standing = Standing.valueOf(fields[1].toUpperCase(Locale.ROOT));
        if (entries.put(fields[0], new Entry(standing, page + ".html")) != null) {
            throw new IllegalStateException("listed twice: " + fields[0]);
        }
    }
}
