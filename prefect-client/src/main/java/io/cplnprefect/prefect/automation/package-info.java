/* SPDX-License-Identifier: Apache-2.0 */
/** Automations: actions that the server performs when a trigger fires. */
@NullMarked
package io.cplnprefect.prefect.automation;

import org.jspecify.annotations.NullMarked;
