package io.brewline.reconcile;

import java.util.List;

/**
 * All that is kept of one key of the landing bucket.
 *
 * @param key the key
 * @param versions newest first
 */
record LandedKey(String key, List<LandedVersion> versions) {}
