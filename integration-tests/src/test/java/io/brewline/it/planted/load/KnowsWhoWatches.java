package io.brewline.it.planted.load;

import io.brewline.it.planted.reconcile.KnowsExtract;

/** A stage that knows who watches it. */
public record KnowsWhoWatches(KnowsExtract watcher) {}
