package io.brewline.it.planted.load;

import io.brewline.it.planted.local.Machine;

/** Something of the pipeline that knows the local machine, under a name that says nothing. */
public record KnowsLocalHelper(Machine machine) {}
