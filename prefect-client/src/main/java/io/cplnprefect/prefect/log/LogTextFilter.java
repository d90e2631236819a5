/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.log;

/**
 * A filter of the text of log lines.
 *
 * @param query the words to find; a word after {@code -} or {@code !} is excluded
 */
public record LogTextFilter(String query) {}
