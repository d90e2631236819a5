/* SPDX-License-Identifier: Apache-2.0 */
/** Automations: their models, their routes, the triggers that fire and the actions that are performed. */
@NullMarked
package io.cplnprefect.testkit.prefect.internal.automation;

import org.jspecify.annotations.NullMarked;
