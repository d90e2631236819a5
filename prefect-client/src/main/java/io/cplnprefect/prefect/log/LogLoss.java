/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.log;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Log lines of one flow run that a {@link LogWriter} has dropped.
 *
 * @param flowRunId id of the flow run, or {@code null} for lines that belong to none
 * @param lines number of lines
 * @param reason why they were dropped
 */
public record LogLoss(@Nullable UUID flowRunId, long lines, String reason) {}
