package io.brewline.it.large;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;

/** An invocation with an hour's time: on two shared cores a gigabyte takes longer than Lambda's fifteen minutes may allow. */
public final class LongContext implements Context {
    private static final int HOUR_MILLIS = 3_600_000;

    @Override
    public String getAwsRequestId() {
        return "large";
    }

    @Override
    public String getLogGroupName() {
        return "large";
    }

    @Override
    public String getLogStreamName() {
        return "large";
    }

    @Override
    public String getFunctionName() {
        return "large";
    }

    @Override
    public String getFunctionVersion() {
        return "1";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "large";
    }

    @Override
    public CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return HOUR_MILLIS;
    }

    @Override
    public int getMemoryLimitInMB() {
        return 1024;
    }

    @Override
    public LambdaLogger getLogger() {
        return new LambdaLogger() {
            @Override
            public void log(String message) {
                System.out.println(message);
            }

            @Override
            public void log(byte[] message) {
                System.out.println(new String(message, StandardCharsets.UTF_8));
            }
        };
    }
}
