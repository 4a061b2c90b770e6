package io.brewline.it.faults;

/**
 * What can go wrong.
 *
 * <p>The rate is how often it does, of a hundred thousand chances, in a schedule of ordinary weather.
 */
enum FaultKind {
    /** No connection: the request does not arrive. */
    S3_UNREACHABLE(600),
    /** 503 SlowDown. */
    S3_SLOW_DOWN(900),
    /** The request breaks off half-way up: nothing is stored. */
    S3_UPLOAD_CUT(900),
    /** A bit of the body turns on its way up: S3 refuses it by its checksum. */
    S3_UPLOAD_DAMAGED(900),
    /** It took effect, and nobody hears of it. */
    S3_ANSWER_LOST(900),
    /** The stream ends in the middle of the object. */
    S3_STREAM_CUT(900),
    /** The stream takes half a minute of the function's time. */
    S3_STREAM_SLOW(600),
    /** A bit of the object turns on its way down. */
    S3_WRONG_CHECKSUM(900),

    SQS_UNREACHABLE(600),
    SQS_UNAVAILABLE(600),
    SQS_SEND_ANSWER_LOST(1200),
    SQS_RECEIVE_FAILED(1500),
    /** The messages were received, by nobody. */
    SQS_RECEIVE_ANSWER_LOST(1500),
    /** What was done comes again. */
    SQS_DELETE_FAILED(800),
    SQS_DELETE_ANSWER_LOST(800),

    /** A message is delivered a second time, perhaps while the first delivery is at work. */
    MESSAGE_DUPLICATED(2000),
    MESSAGE_DELAYED(3000),
    /** A receive gives messages in any order. */
    MESSAGES_REORDERED(50000),

    SNS_UNREACHABLE(4000),
    SNS_UNAVAILABLE(4000),
    SNS_ANSWER_LOST(4000),
    SECRET_UNREACHABLE(5000),
    SECRET_UNAVAILABLE(5000),

    CONNECTION_REFUSED(3000),
    /** The connection breaks before a statement reaches the warehouse. */
    STATEMENT_CUT(250),
    /** A statement took effect within its transaction, and then the connection broke. */
    STATEMENT_ANSWER_LOST(250),
    /** The connection breaks in the middle of an answer. */
    STATEMENT_ANSWER_CUT(250),
    COMMIT_CUT(5000),
    /** The transaction is committed, and nobody hears of it. */
    COMMIT_ANSWER_LOST(10000),
    COMMIT_ANSWER_CUT(5000),
    /** Stopped and started while a statement was on its way. */
    WAREHOUSE_RESTARTED(4),

    /** From some call on nothing works, and the answer is thrown away. */
    KILLED_AT_TIMEOUT(250),
    /** The same, and the warehouse does not notice for a while: the transaction stays open. */
    KILLED_UNNOTICED(40),
    /** An OutOfMemoryError out of a client's call. */
    MEMORY_EXHAUSTED(150),
    /** A second loader starts while the first one stands at a statement. */
    TWO_LOADERS(40000);

    private final int rate;

    FaultKind(int rate) {
        this.rate = rate;
    }

    int rate() {
        return rate;
    }
}
