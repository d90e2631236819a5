/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Picks by a yes or no.
 *
 * @param is what is picked
 */
public record Flag(@JsonProperty("eq_") boolean is) {}
