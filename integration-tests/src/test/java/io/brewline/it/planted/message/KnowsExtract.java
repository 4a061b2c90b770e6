package io.brewline.it.planted.message;

import io.brewline.it.planted.extract.KnowsTransform;
import io.brewline.it.planted.sale.KnowsJackson;

/** Something shared that knows a stage. */
public record KnowsExtract(KnowsTransform stage, KnowsJackson sale) {}
