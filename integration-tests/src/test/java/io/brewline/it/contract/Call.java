package io.brewline.it.contract;

/**
 * Something that is asked of AWS.
 *
 * @param action as IAM calls it
 * @param resource the ARN of what it is asked about
 */
record Call(String action, String resource) {
    @Override
    public String toString() {
        return action + " on " + resource;
    }
}
