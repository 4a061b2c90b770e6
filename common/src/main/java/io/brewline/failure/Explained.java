package io.brewline.failure;

/**
 * A failure whose message was written for the operator: what, where, what was expected and what to do, in names and
 * figures, never content of a file. Only such messages reach logs and alerts; of others only the kind does.
 */
public interface Explained {}
