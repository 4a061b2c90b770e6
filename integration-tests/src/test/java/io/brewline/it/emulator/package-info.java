/**
 * The functions' own AWS clients against an emulator of AWS, from the landed file to the warehouse.
 *
 * <p>Reading order: {@code Emulator} (which one), {@code EmulatorResources} and {@code EmulatorStack} (what a deployment makes,
 * made there), {@code LandingBucket} (who announces what lands), {@code HandlerInProcess}, {@code EmulatedAws}, {@code
 * EmulatorIT}.
 */
package io.brewline.it.emulator;
