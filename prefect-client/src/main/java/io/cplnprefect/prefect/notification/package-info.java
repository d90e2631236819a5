/* SPDX-License-Identifier: Apache-2.0 */
/** Notification policies of 2.20. */
@NullMarked
package io.cplnprefect.prefect.notification;

import org.jspecify.annotations.NullMarked;
