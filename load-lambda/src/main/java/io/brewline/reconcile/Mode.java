package io.brewline.reconcile;

/** How far a look goes. */
public enum Mode {
    /** Alerts, and sends again. */
    ACT,
    /** Changes nothing and tells nobody but the caller. */
    LOOK
}
