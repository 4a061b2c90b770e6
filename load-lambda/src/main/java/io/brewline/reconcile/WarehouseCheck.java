package io.brewline.reconcile;

import io.brewline.load.Session;
import io.brewline.load.SqlFile;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * The ledger against the claims, and the claims against the sales. Each is a file beside this class that asks for what
 * contradicts it, with columns in the order of {@link #find}: none is an answer without rows. Its
 * question marks come in pairs: from a day, and before a day.
 */
enum WarehouseCheck implements SqlFile {
    ORDERS_UNLIKE_ANNOUNCED("%d orders were announced and %d are claimed"),
    LINES_UNLIKE_ANNOUNCED("%d lines were announced and %d are in sales.orders"),
    NEWEST_WITHOUT_DAYS("its newest version was accepted with %d days and is in force on %d"),
    DAYS_WITHOUT_VERSION("%d days are in force, and for %d of them the ledger holds the version"),
    CLAIMS_WITHOUT_DAY("%d orders are claimed for days, and %d for days that are in force"),
    CLAIMS_WITHOUT_ORDER("%d orders are claimed, and %d are in sales.orders"),
    ORDERS_WITHOUT_CLAIM("%d orders are in sales.orders, and %d are claimed by a file"),
    LINES_TWICE("%d lines are in sales.orders, and %d of them are of an order and product of their own"),
    CLAIMS_TWICE("%d claims are there, and %d orders are claimed"),
    LEDGER_ROWS_TWICE("%d rows are in the ledger for %d version"),
    DAYS_TWICE("%d rows are in etl.file_days for %d days"),
    NAMES_TWICE("%d rows are there for %d id");

    private final String sentence;

    WarehouseCheck(String sentence) {
        this.sentence = sentence;
    }

    @Override
    public String file() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public List<String> statements() {
        return SqlFile.beside(WarehouseCheck.class, file() + ".sql");
    }

    private Object[] binds(LocalDate from, LocalDate before) {
        long marks = statement().chars().filter(c -> c == '?').count();
        return LongStream.range(0, marks)
                .mapToObj(mark -> (mark % 2 == 0 ? from : before).toString())
                .toArray();
    }

    /** What contradicts it on the days of that range. */
    List<Finding> find(Session session, LocalDate from, LocalDate before) {
        return session.query(
                this,
                binds(from, before),
                row -> new Finding(
                        FindingKind.MISMATCH,
                        file() + ":" + row.getString(1),
                        row.getString(2),
                        String.format(Locale.ROOT, sentence, row.getLong(3), row.getLong(4))));
    }
}
