/* SPDX-License-Identifier: Apache-2.0 */
/** The dates of schedules: intervals, cron expressions and recurrence rules. */
@NullMarked
package io.cplnprefect.testkit.prefect.internal.schedule;

import org.jspecify.annotations.NullMarked;
