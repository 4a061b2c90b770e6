package io.brewline.it.planted.redshift;

import io.brewline.it.planted.local.Machine;

/** The local Redshift, knowing something of Brewline's. */
public record KnowsLocal(Machine machine) {}
