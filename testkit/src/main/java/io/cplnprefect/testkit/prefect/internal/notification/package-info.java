/* SPDX-License-Identifier: Apache-2.0 */
/** Flow run notification policies of 2.20 servers. */
@NullMarked
package io.cplnprefect.testkit.prefect.internal.notification;

import org.jspecify.annotations.NullMarked;
