/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.terminal;

/**
 * The size of a terminal, in characters. Immutable and thread-safe.
 *
 * @param width number of columns
 * @param height number of rows
 */
public record TerminalSize(int width, int height) {}
