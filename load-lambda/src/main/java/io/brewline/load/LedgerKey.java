package io.brewline.load;

/** A key as the ledger holds it. */
public final class LedgerKey {
    private LedgerKey() {}

    /** S3 takes NUL in a key; no text of the warehouse can hold it. The file's id is made of the key as it is. */
    public static String of(String key) {
        return key.replace('\0', '?');
    }
}
