package io.brewline.load;

import java.util.UUID;

/** Names one version of one file, as the ledger does. */
record VersionId(UUID fileId, String sequencer) {}
