/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A filter of a boolean.
 *
 * @param is the value to select
 */
public record Flag(@JsonProperty("eq_") boolean is) {}
