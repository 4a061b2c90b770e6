package io.brewline.sale;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Remembers what was computed for keys that repeat: branches, products. It forgets all when it is full, so a file of
 * nothing but novelties costs time, not memory. Not thread-safe.
 */
public final class BoundedCache<K, V> {
    private static final int MAX_ENTRIES = 4096;

    private final Map<K, V> values;
    private final Function<K, V> compute;

    public BoundedCache(Function<K, V> compute) {
        this(new HashMap<>(), compute);
    }

    private BoundedCache(Map<K, V> values, Function<K, V> compute) {
        this.values = values;
        this.compute = compute;
    }

    /**
     * Knows its keys by identity: for such as are the same object where they repeat. Equal ones that are not are computed
     * again.
     */
    public static <K, V> BoundedCache<K, V> byIdentity(Function<K, V> compute) {
        return new BoundedCache<>(new IdentityHashMap<>(), compute);
    }

    /** What is computed of {@code key}, now or before. */
    public V get(K key) {
        V value = values.get(key);
        if (value == null) {
            if (values.size() >= MAX_ENTRIES) {
                values.clear();
            }
            value = compute.apply(key);
            values.put(key, value);
        }
        return value;
    }
}
