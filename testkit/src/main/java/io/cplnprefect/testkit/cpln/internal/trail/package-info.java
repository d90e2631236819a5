/* SPDX-License-Identifier: Apache-2.0 */
/** What was done to items: the audit trail, and the events of each item. */
@NullMarked
package io.cplnprefect.testkit.cpln.internal.trail;

import org.jspecify.annotations.NullMarked;
