/**
 * How a card number becomes a customer id, and under which key.
 *
 * <p>Reading order: {@link io.brewline.customer.CustomerKeys} (what the secret holds), {@link
 * io.brewline.customer.CustomerTokens} (a card's id), {@code CustomerKeysText} (how the secret is read), {@link
 * io.brewline.customer.WantedCustomer} (whom somebody asks to forget), {@link
 * io.brewline.customer.KeyRotation} (how another key begins).
 */
package io.brewline.customer;
