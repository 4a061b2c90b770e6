package io.brewline.it.faults;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.function.Supplier;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * The wire between the SDK's client of one service and the service, in this process: the SDK marshals, signs, retries and
 * checks as ever, and here its requests meet their faults. Thread-safe.
 */
final class SimulatedHttp implements SdkHttpClient {
    /** An outage outlasts the SDK's own tries in some cases, and in some not. */
    private static final int LONGEST_OUTAGE = 7;

    /** What answers at the other end. */
    @FunctionalInterface
    interface Service {
        HttpAnswer answer(HttpCall call);
    }

    private final Supplier<Faults> faults;
    private final ServiceFaults possible;
    private final Service service;

    /**
     * A wire.
     *
     * @param faults those of the schedule that runs
     */
    SimulatedHttp(Supplier<Faults> faults, ServiceFaults possible, Service service) {
        this.faults = faults;
        this.possible = possible;
        this.service = service;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return exchange(HttpCall.read(request));
            }

            @Override
            public void abort() {
                // Nothing waits.
            }
        };
    }

    private HttpExecuteResponse exchange(HttpCall call) throws IOException {
        Invocation invocation = Invocation.current();
        if (invocation != null) {
            invocation.requireAlive();
        }
        FaultKind kind = fault(call, invocation);
        if (kind == null) {
            return service.answer(call).toSdk(bytes -> bytes);
        }
        return switch (kind) {
            case S3_UNREACHABLE, SQS_UNREACHABLE, SNS_UNREACHABLE, SECRET_UNREACHABLE ->
                throw new SocketException("planted: connection reset");
            case S3_UPLOAD_CUT -> throw new SocketException("planted: broken pipe");
            case S3_SLOW_DOWN -> HttpAnswer.error(503, "SlowDown").toSdk(bytes -> bytes);
            case SQS_UNAVAILABLE, SNS_UNAVAILABLE, SECRET_UNAVAILABLE ->
                HttpAnswer.error(503, "ServiceUnavailable").toSdk(bytes -> bytes);
            case S3_UPLOAD_DAMAGED -> service.answer(call.damaged()).toSdk(bytes -> bytes);
            case S3_ANSWER_LOST, SQS_SEND_ANSWER_LOST, SNS_ANSWER_LOST -> {
                service.answer(call);
                throw new SocketTimeoutException("planted: no answer");
            }
            case KILLED_AT_TIMEOUT -> {
                whileDying(call);
                invocation.kill();
                throw new FunctionKilled();
            }
            case MEMORY_EXHAUSTED -> {
                whileDying(call);
                throw invocation.exhaustMemory();
            }
            default -> service.answer(call).toSdk(bytes -> new FaultyStream(bytes, kind, invocation));
        };
    }

    private FaultKind fault(HttpCall call, Invocation invocation) {
        String point = (invocation == null ? "copy" : invocation.name()) + " " + possible.point(call);
        FaultKind lasting = invocation == null ? null : invocation.outage(possible.name());
        if (lasting != null && possible.allows(call, lasting)) {
            faults.get().again(point, lasting);
            return lasting;
        }
        FaultKind kind = faults.get().at(point, possible.of(call, invocation));
        if (kind != null && invocation != null) {
            invocation.beginOutage(possible.name(), kind, faults.get().below(LONGEST_OUTAGE));
        }
        return kind;
    }

    /** The process may end before or after its request was served. */
    private void whileDying(HttpCall call) {
        if (faults.get().below(2) == 0) {
            service.answer(call);
        }
    }

    @Override
    public void close() {
        // Holds nothing open.
    }
}
