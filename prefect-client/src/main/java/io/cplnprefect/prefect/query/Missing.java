/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A filter of whether a value is absent.
 *
 * @param missing {@code true} to select what has none, {@code false} to select what has one
 */
public record Missing(@JsonProperty("is_null_") boolean missing) {}
