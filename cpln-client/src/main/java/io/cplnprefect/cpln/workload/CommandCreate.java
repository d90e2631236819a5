/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import java.util.Map;

/**
 * The document that creates a command.
 *
 * @param type type of the command
 * @param spec parameters of the command
 * @param tags tags of the command
 */
record CommandCreate(CommandType type, Object spec, Map<String, Object> tags) {}
