package io.brewline.it.delivery;

/** A Lambda function as Lambda sees it: JSON in, JSON out. */
@FunctionalInterface
public interface JsonFunction {
    /** The answer to one event. */
    String invoke(String event) throws Exception;
}
