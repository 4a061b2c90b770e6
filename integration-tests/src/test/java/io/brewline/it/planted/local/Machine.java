package io.brewline.it.planted.local;

/** Known by whom it should not be. */
public record Machine() {}
