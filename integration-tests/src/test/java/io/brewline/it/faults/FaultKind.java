package io.brewline.it.faults;

/**
 * What can go wrong.
 *
 * <p>The rate is how often it does, of ten thousand chances, in a schedule of ordinary weather.
 */
enum FaultKind {
    /** No connection: the request does not arrive. */
    S3_UNREACHABLE(60),
    /** 503 SlowDown. */
    S3_SLOW_DOWN(90),
    /** The request breaks off half-way up: nothing is stored. */
    S3_UPLOAD_CUT(90),
    /** A bit of the body turns on its way up: S3 refuses it by its checksum. */
    S3_UPLOAD_DAMAGED(90),
    /** It took effect, and nobody hears of it. */
    S3_ANSWER_LOST(90),
    /** The stream ends in the middle of the object. */
    S3_STREAM_CUT(90),
    /** The stream takes half a minute of the function's time. */
    S3_STREAM_SLOW(60),
    /** A bit of the object turns on its way down. */
    S3_WRONG_CHECKSUM(90),

    SQS_UNREACHABLE(60),
    SQS_UNAVAILABLE(60),
    SQS_SEND_ANSWER_LOST(120),
    SQS_RECEIVE_FAILED(150),
    /** The messages were received, by nobody. */
    SQS_RECEIVE_ANSWER_LOST(150),
    /** What was done comes again. */
    SQS_DELETE_FAILED(80),
    SQS_DELETE_ANSWER_LOST(80),

    /** A message is delivered a second time, perhaps while the first delivery is at work. */
    MESSAGE_DUPLICATED(200),
    MESSAGE_DELAYED(300),
    /** A receive gives messages in any order. */
    MESSAGES_REORDERED(5000),

    SNS_UNREACHABLE(400),
    SNS_UNAVAILABLE(400),
    SNS_ANSWER_LOST(400),
    SECRET_UNREACHABLE(500),
    SECRET_UNAVAILABLE(500),

    CONNECTION_REFUSED(300),
    /** The connection breaks before a statement reaches the warehouse. */
    STATEMENT_CUT(25),
    /** A statement took effect within its transaction, and then the connection broke. */
    STATEMENT_ANSWER_LOST(25),
    /** The connection breaks in the middle of an answer. */
    STATEMENT_ANSWER_CUT(25),
    COMMIT_CUT(500),
    /** The transaction is committed, and nobody hears of it. */
    COMMIT_ANSWER_LOST(1000),
    COMMIT_ANSWER_CUT(500),
    /** Stopped and started while a statement was on its way. */
    WAREHOUSE_RESTARTED(3),

    /** From some call on nothing works, and the answer is thrown away. */
    KILLED_AT_TIMEOUT(25),
    /** The same, and the warehouse does not notice for a while: the transaction stays open. */
    KILLED_UNNOTICED(4),
    /** An OutOfMemoryError out of a client's call. */
    MEMORY_EXHAUSTED(15),
    /** A second loader starts while the first one stands at a statement. */
    TWO_LOADERS(2000);

    private final int rate;

    FaultKind(int rate) {
        this.rate = rate;
    }

    int rate() {
        return rate;
    }
}
