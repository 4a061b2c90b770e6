package io.brewline.local.generate;

import java.io.IOException;

/** Takes a day's orders one by one, so that no day is ever held in memory. */
@FunctionalInterface
interface OrderSink {
    void accept(Order order) throws IOException;
}
