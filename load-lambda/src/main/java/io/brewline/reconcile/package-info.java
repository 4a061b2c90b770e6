/**
 * Reconcile answers: is all that landed accounted for? It looks at what no single stage can see, says what does not agree,
 * and sends again what is safe to send again.
 *
 * <p>Reading order: {@link io.brewline.reconcile.ReconcileHandler} (the schedule's event in, what was found out), {@link
 * io.brewline.reconcile.Reconciler} (one look), {@code LandingCheck} with {@code LandedKey}, {@code Recorded} and {@code
 * LandingBucket} (what landed against the ledger), {@code WarehouseLook} and {@code WarehouseCheck} (the ledger against
 * the sales), {@code RaisedAlerts} (who was told already), {@code Failures} (what could not be looked at), {@link
 * io.brewline.reconcile.Reconciliation} and {@link io.brewline.reconcile.Finding} (the answer).
 */
package io.brewline.reconcile;
