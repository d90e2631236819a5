/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.realprefect.PrefectRelease;

/** How a release changes a valid value before it stores it. */
@FunctionalInterface
interface FieldConversion {

    /** Returns the value that the server stores for a valid one; null stays null. */
    JsonNode converted(PrefectRelease release, JsonNode value);
}
