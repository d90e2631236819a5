/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A filter of whether an object exists.
 *
 * @param exists {@code true} to select what has one, {@code false} to select what has none
 */
public record Exists(@JsonProperty("exists_") boolean exists) {}
