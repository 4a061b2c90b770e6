package io.brewline.reconcile;

import io.brewline.load.SqlFile;
import java.util.List;
import java.util.Locale;

/** What else is asked of the warehouse, or written there; each is a file beside this class. */
enum LedgerQuestion implements SqlFile {
    LOCK,
    RECORDED,
    LATE_BRANCHES,
    RAISED,
    RAISE,
    FORGET_RAISED;

    @Override
    public String file() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public List<String> statements() {
        return SqlFile.beside(LedgerQuestion.class, file() + ".sql");
    }
}
