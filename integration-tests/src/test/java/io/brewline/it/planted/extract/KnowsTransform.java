package io.brewline.it.planted.extract;

import io.brewline.transform.TransformHandler;

/** Breaks the rule that no stage knows another, on purpose: the rule's test must see it. */
public record KnowsTransform(TransformHandler other) {}
