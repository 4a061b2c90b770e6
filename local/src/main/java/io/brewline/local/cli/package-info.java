/**
 * The commands of {@code brewline}.
 *
 * <p>Reading order: {@link io.brewline.local.cli.Brewline}, {@code RunCommand} (and {@code FilesRun}, what it shares with
 * {@code DemoCommand}), {@code ServeCommand}, {@code SqlCommand}, {@code WarehouseCommand}, {@code GenerateCommand}, {@code ForgetCommand},
 * {@code RotateKeyCommand}, {@code ResetCommand}.
 */
package io.brewline.local.cli;
