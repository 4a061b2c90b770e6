package io.brewline.it.planted.reconcile;

import io.brewline.it.planted.extract.KnowsTransform;

/** What watches the stages, and knows one of which it only sees what it leaves behind. */
public record KnowsExtract(KnowsTransform other) {}
