package io.brewline.it.faults;

import java.util.Arrays;
import java.util.stream.Stream;
import software.amazon.awssdk.http.SdkHttpMethod;

/** What can befall the requests to a service. */
enum ServiceFaults {
    S3 {
        @Override
        String point(HttpCall call) {
            return call.method() + " " + call.path();
        }

        @Override
        FaultKind[] of(HttpCall call) {
            if (call.method() == SdkHttpMethod.PUT) {
                return new FaultKind[] {
                    FaultKind.S3_UNREACHABLE,
                    FaultKind.S3_SLOW_DOWN,
                    FaultKind.S3_UPLOAD_CUT,
                    FaultKind.S3_UPLOAD_DAMAGED,
                    FaultKind.S3_ANSWER_LOST
                };
            }
            return new FaultKind[] {
                FaultKind.S3_UNREACHABLE,
                FaultKind.S3_SLOW_DOWN,
                FaultKind.S3_ANSWER_LOST,
                FaultKind.S3_STREAM_CUT,
                FaultKind.S3_STREAM_SLOW,
                FaultKind.S3_WRONG_CHECKSUM
            };
        }
    },

    SQS {
        @Override
        String point(HttpCall call) {
            return "send " + call.bodyText().hashCode();
        }

        @Override
        FaultKind[] of(HttpCall call) {
            return new FaultKind[] {FaultKind.SQS_UNREACHABLE, FaultKind.SQS_UNAVAILABLE, FaultKind.SQS_SEND_ANSWER_LOST
            };
        }
    },

    SNS {
        @Override
        String point(HttpCall call) {
            return "publish";
        }

        @Override
        FaultKind[] of(HttpCall call) {
            return new FaultKind[] {FaultKind.SNS_UNREACHABLE, FaultKind.SNS_UNAVAILABLE, FaultKind.SNS_ANSWER_LOST};
        }
    },

    SECRETS {
        @Override
        String point(HttpCall call) {
            return "secret";
        }

        @Override
        FaultKind[] of(HttpCall call) {
            return new FaultKind[] {FaultKind.SECRET_UNREACHABLE, FaultKind.SECRET_UNAVAILABLE};
        }
    };

    /** The request in words that are the same in each run. */
    abstract String point(HttpCall call);

    /** What the wire and the service can do wrong. */
    abstract FaultKind[] of(HttpCall call);

    /** The same, and what can befall the function that asks, where it is one. */
    FaultKind[] of(HttpCall call, Invocation invocation) {
        if (invocation == null) {
            return of(call);
        }
        return Stream.concat(
                        Arrays.stream(of(call)), Stream.of(FaultKind.KILLED_AT_TIMEOUT, FaultKind.MEMORY_EXHAUSTED))
                .toArray(FaultKind[]::new);
    }

    /** Whether the request can fail in a way in which an earlier one did. */
    boolean allows(HttpCall call, FaultKind kind) {
        return Arrays.asList(of(call)).contains(kind);
    }
}
