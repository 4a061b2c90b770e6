package io.brewline.telemetry;

/** The names of all that a log line can hold: what queries of the logs are made of. */
public final class LogKey {
    // Lambda filters by these two
    // (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html).
    public static final String TIMESTAMP = "timestamp";
    public static final String LEVEL = "level";

    public static final String LOGGER = "logger";
    public static final String MESSAGE = "message";
    public static final String EXCEPTION = "exception";

    public static final String STAGE = "stage";
    public static final String REQUEST_ID = "request_id";
    public static final String FILE_ID = "file_id";
    public static final String SEQUENCER = "sequencer";

    public static final String MESSAGE_ID = "message_id";
    public static final String OBJECT = "object";
    public static final String RECEIVES = "receives";
    public static final String REASON = "reason";

    public static final String FILES = "files";
    public static final String ROWS = "rows";
    public static final String ROWS_REJECTED = "rows_rejected";
    public static final String ROWS_DUPLICATE = "rows_duplicate";
    public static final String ORDERS = "orders";
    public static final String ORDERS_WITHDRAWN = "orders_withdrawn";
    public static final String LINES = "lines";
    public static final String ATTEMPT = "attempt";
    public static final String PAUSE_MILLIS = "pause_millis";
    public static final String REQUEST_TYPE = "request_type";
    public static final String STATUS = "status";
    public static final String CHANGE = "change";
    public static final String FINDINGS = "findings";
    public static final String SENT_AGAIN = "sent_again";

    private LogKey() {}
}
