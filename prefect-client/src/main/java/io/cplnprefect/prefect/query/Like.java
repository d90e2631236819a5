/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A filter of texts.
 *
 * @param text text that is contained in any case; {@code %} and {@code _} are wildcards
 */
public record Like(@JsonProperty("like_") String text) {}
