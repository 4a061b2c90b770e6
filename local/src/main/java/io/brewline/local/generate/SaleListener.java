package io.brewline.local.generate;

import java.nio.file.Path;

/** Is told of each sale as it is written, so that what was loaded can be compared with it, sale by sale. */
@FunctionalInterface
public interface SaleListener {
    SaleListener NONE = (file, sale) -> {};

    /**
     * A good row was written: no duplicate, and nothing wrong with it.
     *
     * @param file where it stands; a file that only repeats another one is not told of
     */
    void sold(Path file, WrittenSale sale);
}
