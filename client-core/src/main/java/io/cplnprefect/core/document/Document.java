/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.document;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A document of a text.
 *
 * @param content the content, without aliases
 * @param positions where its values are in the text
 */
public record Document(JsonNode content, Positions positions) {}
