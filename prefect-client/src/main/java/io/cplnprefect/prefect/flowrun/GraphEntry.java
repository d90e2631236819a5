/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flowrun;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.UUID;

/**
 * An entry of a graph.
 *
 * @param id id of the run
 * @param node its node
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record GraphEntry(UUID id, GraphNode node) {}
