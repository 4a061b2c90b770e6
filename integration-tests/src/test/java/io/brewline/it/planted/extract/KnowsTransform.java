package io.brewline.it.planted.extract;

import io.brewline.it.planted.transform.ReadsEnvironment;

/** A stage that knows another. */
public record KnowsTransform(ReadsEnvironment other) {}
