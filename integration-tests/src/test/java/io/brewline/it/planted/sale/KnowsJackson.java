package io.brewline.it.planted.sale;

import com.fasterxml.jackson.databind.JsonNode;
import io.brewline.it.planted.message.KnowsExtract;

/** A sale that knows a library, and, in a circle, a message. */
public record KnowsJackson(JsonNode json, KnowsExtract message) {}
