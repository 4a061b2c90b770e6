package io.brewline.redshift.session;

/** By what a client names its session when it wants a statement cancelled. */
record BackendKey(int processId, int secretKey) {
    /** Is told a session's key when PostgreSQL has given it. */
    @FunctionalInterface
    interface Listener {
        void opened(BackendKey key);
    }
}
