package io.brewline.benchmarks.coldstart;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** The least that a function can be: what every Java function pays before it does anything. */
public final class HelloHandler implements RequestHandler<String, String> {
    @Override
    public String handleRequest(String name, Context context) {
        return "hello, " + name;
    }
}
