package io.brewline.aws;

/** The sections of the operators' page that alerts point to. */
public enum Runbook {
    REFUSED_FILE("refused-file"),
    REJECTED_ROWS("rejected-rows"),
    GIVEN_UP_MESSAGE("given-up-message"),
    NOT_LOADED("landed-and-not-loaded"),
    SUPERSEDED_VERSION("superseded-version"),
    MISMATCH("books-that-do-not-agree"),
    BRANCH_LATE("branch-late");

    /** The configuration's variable that says where the page can be read. */
    public static final String URL = "RUNBOOK_URL";

    /** Where the page lies in the repository, for want of an address. */
    public static final String DEFAULT_URL = "docs/operations.md";

    private final String anchor;

    Runbook(String anchor) {
        this.anchor = anchor;
    }

    /** The section's address on the page at {@code url}. */
    public String at(String url) {
        return url + "#" + anchor;
    }
}
