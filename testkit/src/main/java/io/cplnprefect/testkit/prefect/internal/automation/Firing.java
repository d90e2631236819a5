/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.automation;

import io.cplnprefect.testkit.prefect.internal.store.Event;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One firing of a trigger; immutable.
 *
 * @param labels the labels for which the trigger is evaluated separately, with their values
 * @param event the last event of the trigger, or null
 */
record Firing(
        Instant at, Map<String, String> labels, @Nullable Event event) {}
